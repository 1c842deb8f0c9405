import { cuesOf, softeners as so } from "./cue.ts";
import type { ObjectionCue } from "./cue.ts";

const later =
  "(?:(?:next )?(?:summer|spring|autumn|winter|christmas|thanksgiving|peak)|the holidays|next (?:quarter|year|month|fiscal)|the (?:new year|end of (?:the|this) (?:quarter|year)|second half)|after (?:the|our|we)|q[1-4]|january|february|march|april|may|june|july|august|september|october|november|december)";
const adoption = "(?:this|it|that|anything(?: new)?|any new|another|a (?:pilot|poc|trial|project|migration|new|proof))";

export const timingCues: ObjectionCue[] = [
  ...cuesOf("timing", [
    `(?:it|this|that) is not going to be (?:now|this (?:year|quarter|month)|before)\\b`,
    `from [^.?!]{0,40}\\buntil [^.?!]{0,60}\\b(?:season|freeze|nobody|no changes|no one)\\b`,
    `not (?:want|like) (?:this|it|that) to be rushed\\b`,
    `not (?:got|have|have got) (?:anybody|anyone|the people|a soul) to (?:do|take|run|look)\\b`,
    `not see how (?:it|that|this|we) [^.?!]{0,30}\\b(?:by|before|\\w+(?:tieth|teenth|first|second|third|fourth|fifth|ninth|twelfth))\\b`,
    `(?:it|this|that|which)(?: (?:is|are|just|really|probably|simply|would))* not (?:be )?(?:really |exactly |currently )?(?:a|the|our|my|high on our|on our)(?: \\w+)? (?:priority|priority list|roadmap)\\b`,
    `not (?:a|our|the) (?:top |big |high |huge )?priority (?:for us )?(?:right now|this (?:quarter|year|month|half)|at the moment|until|yet)\\b`,
    `(?:it|this|that|now) (?:just |really |probably |simply )*(?:is|would) (?:just |really |probably |simply )*not (?:be )?(?:really |exactly |quite )?(?:the|a) (?:right|best|good|great) time\\b`,
    `(?:it|this|now|that) is (?:just |really |probably )*(?:a |the )?(?:really |very )?(?:bad|wrong|terrible) (?:time|moment|quarter)\\b(?! zone)`,
    `timing (?:is|would be|seems|feels)(?: (?:just|really|a bit|a little|probably))? (?:not (?:right|great|good|ideal|there)|bad|off|wrong|tough|terrible|tricky|difficult|a problem|an issue|a concern)\\b`,
    `not (?:really |actually |currently )?have (?:the |any |enough |much |a lot of |that kind of )*(?:time|bandwidth|capacity|cycles|resources|people|engineers)\\b[^.?!]{0,25}\\b(?:take (?:this|it|that|on)|migrate|evaluate|run a (?:pilot|poc|trial)|for (?:this|a migration|an evaluation|a pilot|another))\\b`,
    `not (?:really |actually |currently )?have (?:the |any |enough |much )*(?:bandwidth|capacity|cycles)(?: (?:right now|this (?:quarter|month|year)|at the moment|until \\w+))?[.!]?$`,
    `(?:no|zero) (?:bandwidth|capacity|cycles|appetite) (?:for (?:this|it|that|anything|another)|right now|this (?:quarter|year|month)|until|to (?:take|look|evaluate|migrate))\\b`,
    `too busy (?:right now|this (?:month|quarter|year)|with|to (?:look|evaluate|take|start|think|switch))\\b`,
    `(?:a lot|too much|so much|enough|way too much) (?:going )?on (?:our|my|the team's) plates?\\b`,
    `not (?:even |really |going to |able to |realistically |be able to |be )*(?:look at|looking at|start|do|take on|touch|get to|think about|consider|commit to|kick off|begin|sign|roll out) ${adoption}\\b[^.?!]{0,40}\\b(?:until ${later}|before ${later}|this (?:quarter|year|half))\\b`,
    `(?:hold(?:ing)? off (?:on|until|for)|(?:put(?:ting)?|push(?:ing)?) (?:this|it|that) (?:on (?:hold|ice|the back burner)|(?:out )?(?:to|until|into) (?:next|${later}))|(?:wait|waiting|have to wait) until ${later})\\b`,
    `(?:code|change|tooling|vendor) freeze\\b(?! window)`,
    `(?:are|is|still|am) in the middle of (?:a|an|our|another|the)\\b[^.?!]{0,30}\\b(?:migration|reorg|reorganization|rollout|year[- ]end|peak|busy season|quarter close|merger|acquisition|audit|implementation|transition|replatforming)\\b`,
    `(?:locked in(?:to)?|under contract|in a contract|contract (?:runs|goes|is good))\\b[^.?!]{0,30}\\b(?:until|through|for another|till)\\b`,
    `(?:maybe|probably|perhaps|more like) (?:sometime )?next (?:quarter|year|fiscal year)\\b`,
    `not (?:this|until next|before next) (?:quarter|year|fiscal)\\b`,
    `too (?:soon|early) (?:for us|to (?:commit|decide|sign|buy))\\b`,
    `(?:that|this|the|your) (?:timeline|deadline|schedule) (?:is|feels|seems|looks|sounds)${so} (?:aggressive|too (?:tight|soon|fast|short)|unrealistic)\\b`,
  ]),
  ...cuesOf(
    "timing",
    [
      `(?:revisit|circle back|come back to (?:this|it|that|you)|check back|look at (?:this|it|that) again|pick (?:this|it|that) (?:back )?up|reach (?:back )?out|talk again)\\b[^.?!]{0,25}\\b(?:next (?:quarter|year|fiscal)|in (?:a few|six|three|\\d+) months|later (?:this|in the) year|in q[1-4]|in the new year|down the (?:road|line))\\b`,
    ],
    { asked: true },
  ),
];
