import { cuesOf, softeners as so } from "./cue.ts";
import type { ObjectionCue } from "./cue.ts";

const price = "(?:price|pricing|costs?|number|quote|fee|figure|proposal|license|licensing|list price)";
const own = "(?:it|that|this|which|prefect|horizon|your (?:product|price|pricing|quote|plan|tier|platform|proposal))";
const dear = "(?:expensive|pricey|costly|steep|overpriced|cost[- ]prohibitive|a lot of money|a bit rich)";

export const pricingCues: ObjectionCue[] = [
  ...cuesOf("pricing", [
    `(?:is|have|has) (?:not|no) (?:a |any )?line (?:in|for) [^.?!]{0,20}\\bbudget\\b`,
    `(?:twice|double|triple|three times) the (?:price|cost|money|budget)\\b`,
    `not (?:really )?(?:see|sure|know) why (?:we|i) would (?:pay|be paying)\\b`,
    `(?:told|asked|have|got|need) to (?:find|cut|save) [^.?!]{0,25}\\b(?:percent|budget|costs|spend|spending)\\b`,
    `(?:need|needs|have|has|got) to (?:be )?(?:really |a lot |much |come in )?(?:cheap|cheaper)\\b`,
    `(?:be|am|are) paying (?:for )?(?:rather |quite )?(?:a lot|too much|more)\\b`,
    `COMP is (?:basically |already |actually )?free\\b`,
    `if you (?:can|could) (?:get|come|go) (?:down )?to [\\w$-]+\\b(?! (?:us|me|the office))`,
    `more than (?:what )?(?:we|i)\\b[^.?!]{0,25}\\b(?:budget|pay|spend|afford|spent|set aside)`,
    `(?:above|over|beyond|outside(?: of)?|exceeds|blows) (?:our|my|the|what we have in) (?:\\w+ )?(?:budget|price range)\\b`,
    `(?:we|i|they|team) (?:do|did|does) not (?:really |actually |currently )?have (?:the |any |a |enough |that kind of |this kind of |the kind of |much )*(?:budget|money|funding|funds)\\b`,
    `(?:there is|we have|we have got|have|got|with) (?:just |really |currently |literally )?(?:no|zero|very little) (?:more |extra |additional |spare )?(?:budget|money)\\b`,
    `budgets? (?:for \\w+ )?(?:is|are|was|were|has been|have been|got|being)${so} (?:tight|frozen|cut|spent|gone|slashed|maxed|exhausted|constrained)\\b`,
    `(?:budget|spending|spend) freeze\\b`,
    `(?:can|could|will|would) not (?:really |actually |possibly )?afford (?:it|this|prefect|you|that(?! (?:kind|sort|type|much|level|to))|(?:the|your|a) (?:price|plan|tier|license|cost|enterprise))\\b`,
    `(?:can|could|would) not (?:really |actually |possibly )?(?:justify|stomach|swallow|sell|spend)\\b[^.?!]{0,20}\\b(?:price|cost|spend|expense|number|money|that much|dollars)\\b`,
    `(?:hard|tough|difficult|tricky) to (?:justify|swallow|stomach|defend)\\b[^.?!]{0,30}\\b(?:${price}|spend|expense|money|dollars)\\b`,
    `sticker shock\\b`,
    `${price}(?: tag| point)?(?: (?:for|of|on) (?:this|that|it|the \\w+|\\w+))? (?:is|are|seems|seemed|looks|looked|feels|felt|sounds|came in|comes in|is coming in)${so} (?:high|a stretch|too much|hefty|a bit much|prohibitive|a problem|a concern|an issue|a blocker|a sticking point|${dear})\\b`,
    `${own}(?: guys)? (?:is|seems|looks|feels|sounds|would be|will be)${so}(?: too)? ${dear}(?! (?:when|if|every|each|because|to (?:run|operate|maintain)))`,
    `(?:is|are|seems|looks|feels|just)${so} too ${dear}`,
    `(?:cheaper|less expensive) (?:option|alternative|elsewhere|than (?:you|yours|this|prefect|horizon))`,
    `COMP (?:is|was|came in|comes in|quoted|offered)[^.?!]{0,30}\\b(?:cheaper|less|lower|half)\\b`,
    `(?:need|want) (?:a |some )?(?:better|bigger|lower|steeper|deeper) (?:price|discount|deal|number|rate)\\b`,
    `(?:was|were|is|are) not (?:budgeted\\b|in (?:the|our|my|this year's) budget\\b)`,
    `(?:budget|money) (?:is|would be|might be|will be|could be) (?:a|an|our|my|the)(?: (?:real|big|bit of a|huge|main|biggest|major))* (?:concern|problem|issue|blocker|challenge)\\b`,
    `(?:worried|concerned|nervous) (?:about|over) (?:the |your )?(?:price|pricing|cost(?! of (?:down|fail|not))|budget)\\b`,
    `(?:that|this|it) is${so} a lot (?:of money|more expensive)\\b`,
    `(?:twice|double|triple|\\w+ times) (?:what we (?:pay|are paying|spend|budgeted)|our (?:budget|current (?:bill|spend)))`,
  ]),
  ...cuesOf(
    "pricing",
    [
      `(?:is|what about) (?:your|the) best (?:price|number)\\b`,
      `any (?:room|flexibility|wiggle room|movement) (?:on|in) (?:the |that |your )?(?:price|pricing|number|cost)\\b`,
      `(?:do|go) (?:any |a little |a bit )?(?:better|lower) on (?:the |that |your )?(?:price|pricing|number|cost)\\b`,
    ],
    { asked: true },
  ),
  ...cuesOf(
    "pricing",
    [`more than (?:what )?(?:we|i)\\b[^.?!]{0,25}\\b(?:expect|plan|want|hoping|allocat|had in mind|thought)`],
    { priceTalk: true },
  ),
];
