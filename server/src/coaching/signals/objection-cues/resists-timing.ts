import { cuesOf } from "./cue.ts";
import type { ObjectionCue } from "./cue.ts";
import { numberWord, refuses, season } from "./word-classes.ts";

const any = (most: number) => `[^.?!]{0,${most}}`;
const until = "(?:until|till|til|before|after|in|over|during|once|this side of|ahead of|past)";
const begin =
  "(?:touch\\w*|start\\w*|begin\\w*|look(?:ing)?|deploy\\w*|tak(?:e|ing)|pick\\w*|lay\\w*|chang\\w+|mov\\w+|do(?:ing)?|introduc\\w+|add(?:ing)?|have|roll\\w*|ship\\w*|launch\\w*|ask|happen\\w*|go(?:es|ing)? (?:in|live)|gets?|put(?:ting)?|bring(?:ing)?|switch\\w*|install\\w*)";
const us =
  "(?:we|i|my (?:team|lot|people|guys|lads|folks|engineers|two \\w+)|our (?:team|people|guys|folks|engineers)|the (?:team|lads|guys|people)|everyone|everybody|folks|they|all of us)";
const worn =
  "(?:flat out|heads[- ]?down|drowning|under ?water|up to (?:our|my|their) (?:eyes|eyeballs|necks?|ears|elbows)|stretched|maxed(?: out)?|snowed under|rushed off|run ragged|run off (?:our|their) feet|tired|exhausted|swamped|slammed|buried|knackered|overloaded|booked solid|bottling|harvesting|lambing|stocktaking)\\b(?! (?:with|by|in|under|of)\\b)";
const adopted = "(?:this|it|that|anything|something|another|a new|new|the whole thing|things|production|prod)";

/** Resistance to doing it now: seasons, workload, people away, other work first. */
export const resistsTiming: ObjectionCue[] = [
  ...cuesOf("timing", [
    `${refuses}\\b(?: \\w+){0,4}? ${begin}\\b(?: (?:a finger on|on|at|up|over|to|off|out))?(?: \\w+){0,2}? ${adopted}\\b${any(50)}\\b(?:${until}|run-?up to|with|from) (?:\\w+ ){0,3}?${season}\\b`,
    `${until} (?:\\w+ ){0,3}?${season}\\b${any(60)}\\b(?:nobody|no one|nothing|we (?:can|do|will|could) not|i (?:can|do|will|could) not)\\b${any(25)}\\b${begin}\\b`,
    `(?:nobody|no one|nothing)(?:'s| is| are| gets?| will| would| can)?(?: \\w+)? (?:laying a finger|lays a finger|touch\\w*|deployed|ships?|shipping|moves?|moving|changes?|goes in|goes live|changing)\\b${any(50)}(?:${season}|\\b(?:until|till|rule|anything)\\b)`,
    `(?:from|between) [^.?!]{3,50}\\b(?:until|till|to|and) [^.?!]{0,40}\\bwe (?:are|have)(?: \\w+)? (?:\\w+ing)\\b${any(40)}\\b(?:nobody|no|nothing|not)\\b`,
    `${us} (?:who [^.?!]{0,25} )?(?:is|are|am|has been|have been|will be)(?: (?:all|just|absolutely|completely|pretty|really|already|still))? ${worn}`,
    `(?:roadmaps?|plates?|calendars?|diary|diaries|backlog|quarter|summer|spring|autumn|year|sprint)(?:'s| is| are| was) (?:\\w+ )?(?:full|packed|booked|rammed|spoken for|jammed|taken|gone|chock)\\b`,
    `(?:queue|line|list|pile|stack|backlog) of\\b${any(30)}\\b(?:ahead|in front|before)\\b`,
    `(?:have|has|got|need|needs|would|will|must|may)(?: have| just| probably)* (?:to )?wait (?:for|till|until|til)\\b`,
    `(?:rotten|bad|wrong|terrible|awful|awkward|worst|lousy|tough|dreadful|horrible|poor|crazy) (?:moment|time|timing|month|quarter|season|year)\\b(?: (?:to|for (?:us|me|this|that|anything))|[,.!]|$)`,
    `(?:quarter|month|year|bit|little|season|touch|tad)s? too (?:early|soon)\\b`,
    `(?:date|timeline|deadline|schedule|weeks?|month|fortnight|plan)(?:'s| is| are| looks?| feels?| seems?) (?:far |way |much |a bit |rather |just )?(?:too (?:tight|soon|early|fast|quick|ambitious|optimistic|aggressive)|never (?:going to )?happen\\w*|not (?:going to )?(?:happen\\w*|realistic|doable|possible|going to fly)|optimistic|ambitious)\\b`,
    `(?:is|are|both|all|been|gets?)(?: (?:\\w+ )?)?(?:tied up|offshore|at sea|away|out|off|abroad|booked|committed|spoken for|seconded|locked up) (?:on|with|until|till|through|for the (?:next|rest)|in)\\b${any(25)}(?:${season}|\\b(?:mid|until|till|weeks|months|cutover|project|rollout|programme))`,
    `(?:nothing|no one|nobody)(?: \\w+)? (?:moves|changes|happens|gets done|goes in) (?:while|when|until|till|before|during) (?:they|we|the (?:inspectors|auditors|audit|season|freeze|board)|that|it is|${season})`,
    `this side of\\b|not (?:going to be )?(?:before|until|till|this side of) (?:the )?${season}\\b`,
    `lying if\\b${any(30)}\\b(?:could|would|can)\\b${any(25)}\\b(?:before|by|this|until|in)\\b`,
    `(?:hands|diary|week|month|summer|plate) (?:are|is) full\\b${any(30)}\\b(?:${until}|with|right now|this)\\b`,
    `not (?:\\w+ ){0,4}?(?:anything|something|a thing|new things|new systems)\\b${any(15)}\\b(?:until|till|before|while|during)\\b`,
    `(?:no|not the|without the) (?:people|time|hands|engineers|bandwidth|capacity|heads) (?:for|to do|to take|to run|to start) (?:it|this|that|another|anything)\\b`,
    `(?:bad|wrong|terrible|awful|worst|rotten) (?:day|week|month|quarter|time|year)\\b${any(20)}\\bto (?:ask|start|do|try|change|begin|bring)\\b`,
    `(?:flat out|up to (?:our|my|their) \\w+|tied up|swamped|slammed|buried|stretched|heads[- ]?down|snowed under)\\b${any(30)}\\b(?:until|till|through|before|for the next)\\b`,
    `(?:can|could|will|would) not ask\\b${any(45)}\\b(?:before|until|till|this (?:week|month|quarter|year|side)|right now|during)\\b`,
    `(?:rushing|rush) (?:it|this|that|things|into)\\b`,
    `(?:lost|losing|down|short|missing|without) (?:${numberWord}|half)(?: of)? (?:my|our|the|people|engineers|heads|staff)\\b`,
    `(?:no|little|zero|any) (?:slack|headroom|spare (?:hands|people|time|capacity)|breathing (?:room|space)|hands|oxygen|appetite|room)\\b${any(30)}(?:\\b(?:team|us|before|until|till|right now|for|this|at the moment|left)\\b|$)`,
    `(?:short-?staffed|short-?handed|understaffed|thin on the ground|one man down|two down)\\b(?=${any(20)}\\b(?:right now|at the moment|as it is|until|till|for (?:this|that)))`,
    `window\\b${any(25)}\\b(?:shut|closed|gone|passed)\\b`,
    `(?:(?:bigger|more urgent|more pressing) (?:fires|fish|priorities|things|problems)|other fires)\\b`,
    `(?:other|competing|too many) priorities\\b`,
    `(?:can not|could not|do not want|no room for|can not have) (?:\\w+ ){0,2}?(?:anything|something|another thing|one more thing)(?: else)? (?:in the air|on the go|on (?:my|our|the) plate|up in the air|in flight|moving)\\b`,
    `(?:go|goes|going|went|are|is) (?:into|in|on) (?:a )?(?:lockdown|lock-?down|freeze|change freeze|blackout|embargo)\\b`,
    `(?:change|code|production|deployment|release|it) (?:freeze|blackout|embargo|lockdown|moratorium)\\b(?! (?:ended|is over|is off|lifted))`,
    `(?:harvest|stocktaking|lambing|the move|the merger|the audit|year-?end|peak|go-?live|migration|exams?)\\b${any(12)}\\b(?:on|going|running|happening)?\\b ?(?:until|till|through|all) \\w+`,
    `audit(?:'s| is| has been)\\b${any(15)}\\b(?:swallowing|eating|taking)\\b|(?:swallowing|eating|taking(?: up)?) (?:every|all (?:of )?(?:our|my)|all the) (?:hour|hours|time|minute|day)\\b`,
    `(?:finished|come out of|coming out of|through|come off) (?:a|the|our) (?:\\w+ )?(?:reorg\\w*|merger|migration|restructur\\w+|rollout|go-?live)\\b`,
    `(?:going|goes|off|am|is) on (?:\\w+ )?(?:leave|sabbatical)\\b${any(40)}\\b(?:nobody|no one|cover\\w*|until|till)`,
    `(?:come back|check back|(?:come back to|try|ask|call|ring|ping|find|come and see) (?:me|us))(?: back| again)? (?:when|after|once|in ${numberWord} (?:months?|weeks|years?)|next (?:year|quarter|spring|summer|autumn)|in (?:the )?${season})\\b`,
    `not (?:before|until|till) (?:the |our |after )*${season}\\b${any(40)}\\b(?:can not|will not|nobody|nothing|no)\\b`,
    `(?:never|not) (?:going to |gonna )?(?:happen|be ready|be live)\\b${any(20)}\\b(?:by|before|in|this|with our)\\b`,
    `do not (?:have|see) (?:the |a |any )?(?:time|hours|people|hands|head ?count|bandwidth|man ?power|calendar space)\\b(?=${any(4)}(?:[,.!]|$)|${any(25)}\\b(?:this|it|now|another|before|until|new)\\b)`,
  ]),
  ...cuesOf(
    "timing",
    [
      `(?:park|shelve|leave|push|postpone|delay|defer|revisit|hold|table|kick|move|pause|pick up) (?:this|it|that|the whole thing|things|everything)(?: off| out| back| up)? (?:till|until|til|to|into|for) (?:a (?:few|couple)|the (?:new|second|next|spring|summer|autumn)|next|after|another|when|${season}|${numberWord} (?:months|weeks))\\b`,
      `who is going to (?:pick|do|run|own|build|look|take|install|drive|have the time)\\b`,
      `when (?:would|will|are|am) (?:we|i|my \\w+|they) (?:ever |even |supposed to )?(?:find|have|get) (?:the )?time\\b`,
      `(?:park|shelve) (?:this|it)\\b`,
    ],
    { asked: true },
  ),
  ...cuesOf("timing", [`(?:not (?:now|today|yet)|later|too soon|too fast|rushed|next year|busy)\\b`], { weak: true }),
];
