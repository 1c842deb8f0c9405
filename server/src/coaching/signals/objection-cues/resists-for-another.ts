import { cuesOf } from "./cue.ts";
import type { ObjectionCue } from "./cue.ts";
import { numberWord, other } from "./word-classes.ts";

const any = (most: number) => `[^.?!]{0,${most}}`;
const people =
  "(?:people|team|engineers|lads|guys|folks|house|shop|everyone|everybody|i|we|vp|boss|cto|they|he|she|chap|crowd|lot|analysts|juniors)";
const offers =
  "(?:show(?:ed|s|n)?|offer(?:ed|s)?|throw\\w*|includ\\w+|comes? with|covers?|bundl\\w+|promis\\w+|quoted?|been (?:up|in|here|round|over|good)|came (?:up|in|round|by)|visit\\w*|brought|pitch\\w*|(?:did|does|do|has|have|had) (?:the same|this|that|it|most|all|ninety|nearly|better|more)|out of the box|for us)";

/** Resistance in favour of another way: a competitor, the incumbent, or building it themselves. */
export const resistsForAnother: ObjectionCue[] = [
  ...cuesOf("competitor", [
    `${other}(?:'s)?(?: \\w+){0,2}? ${offers}\\b`,
    `(?:chap|guy|lady|woman|man|reps?|people|folks|fellow|team|lot|gentleman|girl|salesman) (?:from|at|over at) (?:COMP|another|the other)\\b`,
    `${other}(?:'s)? (?:\\w+ ){0,2}?(?:ahead|better|stronger|in front|further along|more mature|winning|the front ?runner|the favou?rite|the safe)\\b`,
    `${people}\\b${any(25)}\\b(?:is|are|was|were|ran|run|know|knows|grew up|had|have|has|love|loves|swears?|voted|come|came|used|using|raised|trained|prefers?)\\b${any(20)}\\bCOMP\\b(?=${any(25)}\\b(?:through|last|old|cv|cvs|resume|inside out|by it|heart|already|swears?|in by|place|years|and nobody)\\b)`,
    `(?:voted|pushing|lobbying|rooting|asking|leaning|gunning|batting|keen|set|sold|hooked|dead set) (?:for|on|towards?) COMP\\b`,
    `(?:they|my \\w+|lads|two|he|she|somebody|someone|one of (?:the|my|our) \\w+)\\b${any(20)}\\b(?:would have|could have|would get|could get|would put|can have) (?:it|that|one|COMP|something)\\b${any(12)}\\b(?:in by|up by|done by|running by|working by|in (?:a|an|one|two))\\b`,
    `${people}\\b${any(12)}\\b(?:swears?|vouch\\w*) by (?:it|COMP|that)\\b`,
    `(?:ran|runs) on COMP\\b${any(20)}\\b(?:swears|loves|happy|and)\\b`,
    `(?:sunk|invested|put|poured|ploughed)\\b${any(15)}\\b(?:years?|months?|money|time|effort|fortune|lot|blood|weekends)\\b${any(15)}\\b(?:into|in) (?:our|my|it|COMP|building|that)\\b`,
    `(?:swapping|trading|replacing|swap|trade) (?:one|a) (?:\\w+ )?\\w+ for (?:another|a|one)\\b`,
    `(?:could|would|might|can|probably|going to|end up|reckons? (?:he|she|they) (?:could|can))(?: (?:just|probably|easily|also|sooner|rather|end up|always|simply))*(?: (?:(?:have|get|let) (?:my|our|the) (?:\\w+ ){0,2}?\\w+ (?:build|write|do|code)|knock(?:ing)?(?: (?:this|it|that|one|something))? up|whip(?:ping)?(?: (?:this|it|that|one|something))? up|cobbl\\w+|rolling our own|roll our own|(?:build(?:ing)?|writ(?:e|ing)|cod(?:e|ing)) (?:(?:this|that|it|one|something) (?:ourselves|in-?house|in (?:a|an|one|two)|internally|for less)|our own|my own)))\\b`,
    `(?:signed|renewed|committed|tied|re-?upped|locked|extended)\\b${any(30)}\\b(?:${numberWord} (?:more )?years?|contract|term|deal)\\b${any(15)}\\bCOMP\\b`,
    `(?:signed|renewed|committed|tied|re-?upped) (?:\\w+ ){0,2}?(?:with|to|for) COMP\\b`,
    `(?:already|have) (?:got |have )?(?:a |another )?(?:contract|agreement|deal|vendor|supplier|firm) (?:with|that|who|for)\\b${any(25)}\\b(?:precisely|exactly|does|do|same|this)\\b`,
    `(?:convinced|reckons?|says?|thinks?|sure|adamant|certain|insists?)(?: that)? (?:it is |we should use |it should be )?COMP\\b|COMP (?:is )?the way to go\\b`,
    `COMP (?:chap|guy|lady|woman|man|reps?|people|folks|fellow|team|lot|salesman|crew)(?:'s|'re)?\\b${any(20)}\\b(?:says?|said|can|could|coming|came|back|offer\\w*|quoted|promis\\w+|will|would)\\b`,
    `(?:can|could|knows? how to) (?:write|do|run|build|code) COMP\\b${any(12)}\\b(?:sleep|already|blindfold\\w*|backwards|eyes)\\b`,
    `(?:could|can|might) do\\b${any(20)}\\bof (?:this|that|it)\\b${any(12)}\\b(?:with|in|on|using)\\b${any(15)}\\b(?:already|${other}|have)\\b`,
    `(?:sooner|rather|prefer to|happier to|easier to|might as well|may as well|could just) (?:use|have|take|go with|pick|run|do|buy|choose|keep|stay on) COMP\\b`,
    `(?:have|has) (?:already )?(?:got )?COMP (?:for (?:that|this|it)|in place|already)\\b|already (?:got|own|bought) COMP\\b`,
    `devil (?:i|we|you) know\\b`,
    `(?:nobody|no one|none of them|never)(?: has|'s| have| here)?(?: ever)? heard of (?:you|prefect|it)\\b|you are up against\\b|(?:my )?money(?: is|'s) on COMP\\b`,
    `COMP(?:'s)?(?: \\w+)? (?:were|was|is|are|came) (?:here|in|over|round|up) (?:on|last|this|again|twice|yesterday)\\b`,
    `(?:sooner|rather|prefer to) (?:stick|stay|keep|remain)\\b|stay put\\b`,
    `you are not (?:in front|ahead|in the lead|the front ?runner|winning|our first|top|the favou?rite|leading|alone)\\b`,
    `(?:third|fourth|fifth|sixth|second) (?:vendor|tool|demo|pitch|supplier) (?:this|in|we|i)\\b`,
    `(?:COMP (?:is )?(?:\\w+ )?ahead|ahead)\\b${any(10)}\\b(?:scorecard|evaluation|matrix|list|shortlist|spreadsheet)\\b`,
    `standardi[sz]ed on\\b`,
    `a (?:microsoft|google|amazon|aws|azure|oracle|sap|java|COMP) (?:house|shop)\\b`,
    `(?:people|we|they|team|everyone|i) (?:is|are|am|has grown|have grown|grew)(?: \\w+)? (?:fond|attached|used|loyal|wedded|married|proud) (?:of|to) (?:it|COMP|that|them|what)\\b`,
    `(?:incumbent|current (?:vendor|supplier|provider|lot))\\b${any(20)}\\b(?:good|fine|loyal|well|decent|years)\\b`,
    `COMP\\b${any(25)}\\b(?:it is ours|it runs|free|in our contract|sitting right there|part of our)\\b`,
    `(?:come up|coming up|comes up)\\b${any(60)}\\bis COMP\\b`,
  ]),
  ...cuesOf(
    "competitor",
    [
      `whether (?:the answer|we should|it)\\b${any(40)}\\b(?:to |just )(?:\\w+ ){0,3}?(?:COMP|build|stay)\\b`,
      `how(?:'s| is| are) (?:this|that|it|you|yours)(?: \\w+)? any (?:better|different|more|easier)\\b`,
      `what (?:does|do|would|is) (?:this|it|you|that|yours)\\b${any(25)}\\b(?:that )?COMP\\b${any(8)}\\b(?:not|lacks?)\\b`,
      `what (?:stops|keeps|prevents) (?:us|me|my \\w+) (?:from )?(?:just )?(?:doing|using|building|writing|staying)\\b`,
      `why would not (?:we|i|my \\w+|they) (?:just|simply)\\b`,
      `why not (?:just |simply )?(?:COMP|use|build|write|stay|stick|keep|do it)\\b`,
      `why (?:on earth |would |should )?(?:would |should )?(?:we|i|anyone) (?:not just|leave|drop|ditch|abandon|move off|swap)\\b`,
    ],
    { asked: true },
  ),
];
