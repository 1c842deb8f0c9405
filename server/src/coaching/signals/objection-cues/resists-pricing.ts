import { cuesOf } from "./cue.ts";
import type { ObjectionCue } from "./cue.ts";
import { amount, money, numberWord, other } from "./word-classes.ts";

const any = (most: number) => `[^.?!]{0,${most}}`;
const it = "(?:it|that|this|which|they|these)";
const dear =
  "(?:expensive|dear|steep|steeper|pricey|costly|rich|hefty|salty|eye-?watering|extortionate|daylight robbery)";
const exceeds =
  "(?:north of|more than|over|above|beyond|past|higher than|steeper than|richer than|dearer than|double|twice|triple|(?:two|three|four|five) times)";
const ourFigure = "(?:what|anything|everything|the whole|where|our|my|we|i)";
const figured =
  "(?:budget\\w*|spend|spent|pay|paying|paid|told|pencil\\w*|bill|set aside|put (?:down|aside|in)|salary|afford|earmarked|allocated|signed off)";
const reaction =
  "(?:wince\\w*|stings?|stung|gulp\\w*|chok\\w+|flinch\\w*|gasp\\w*|raise (?:a few |some )?eyebrows|(?:fell|falling|fall) off (?:my|his|her|the|their) chair|sticks? in (?:my|our|the) throat|hurts?|kills us|painful|swallow|stomach|ouch|out of (?:reach|our league))";

/** Resistance to what it costs: against their own figures, another's, or what else the money would buy. */
export const resistsPricing: ObjectionCue[] = [
  ...cuesOf("pricing", [
    `${exceeds} ${ourFigure}\\b${any(35)}\\b${figured}\\b`,
    `${numberWord} (?:is|would be|feels) (?:a (?:bit|lot|good deal|fair bit) )?(?:more|higher) than (?:we|i|what we|what i)\\b`,
    `(?:a )?(?:bit|lot|little|good deal|touch|shade|way|far|much|rather|pretty|quite|awfully|blimey,? ${it} is|${it} is) (?:too )?${dear}(?: (?:for|than)\\b|[,.!]|$)`,
    `${money}\\b${any(40)}\\b${reaction}\\b`,
    `${reaction}\\b${any(30)}\\b(?:price|quote|number|figure|invoice|uplift|fee)\\b`,
    `(?:for|with) (?:that|this)(?: (?:kind|sort|amount) of)? (?:money|price|cash|amount|much|figure)\\b${any(12)}\\b(?:i|we) (?:could|would|can)\\b`,
    `${amount} (?:is|buys|pays for|would be)\\b${any(30)}\\b(?:to|for) (?:us|me)\\b`,
    `(?:have|has|had|got) not (?:got )?(?:that|the|any|this)(?: (?:kind|sort|much) of)? ?(?:money|cash|funds|budget|lying around|to spare|in the pot|much)\\b`,
    `(?:not have|without|short of) (?:that|this|the) (?:kind|sort) of (?:cash|money|budget|funds)\\b`,
    `non-?profit\\b${any(30)}\\bnot\\b`,
    `(?:budgets?|money|funds) (?:was|were|is|has been|got|are) (?:\\w+ )?(?:locked|spent|gone|spoken for|allocated|committed|set|pulled|clawed back|used up|closed)\\b`,
    `(?:hard|bitter|big) pill\\b|(?:bill|cost|number|figure|sum|price) (?:of )?(?:that|this) size\\b|not (?:a|even a|half|even half) (?:half|third|quarter|fifth|tenth|fraction)? ?(?:of )?(?:that|this|what you)\\b`,
    `(?:want|need|like) (?:it|that|this|the (?:price|number|figure)) (?:a |quite |rather |much )*(?:\\w+ )?(?:lower|cheaper|smaller)\\b`,
    `${numberWord} (?:a|per) (?:month|year|seat|head) more\\b|(?:more|extra)\\b${any(12)}\\b(?:for|and (?:i|we) (?:still )?get) the same\\b`,
    `not (?:adding|taking on|signing up (?:for|to)|committing to|spending|paying|forking out|shelling out|carrying)\\b${any(15)}\\b(?:${money}|size|that much|more)\\b`,
    `(?:dearer|pricier|costlier|more expensive|more money) than (?:the|what|our|my|anything|anyone|everyone|we|i)\\b`,
    `(?:not|never|nobody)\\b${any(45)}\\b(?:price|number|figure|bill|quote|cost|fee|sum)s? like (?:that|this|yours)\\b`,
    `(?:i|we) (?:was|were|am|are|have been) (?:told|asked|instructed) to ${any(25)}\\b(?:under|below|less than|no more than|at most|max(?:imum)?(?: of)?) ${numberWord}\\b`,
    `worth of (?:money|salary|salaries|wages|budget)\\b|(?:two|three|four|half an?|one) \\w+'?s?'? (?:salary|salaries|wages)\\b`,
    `(?:not|never) (?:\\w+ )?(?:spend|pay|find|justify|defend|approve|get) (?:that|this|so) (?:much|kind|sort|amount)\\b`,
    `(?:kittens|a fit|a heart attack|a stroke|a coronary|a cow|go spare|go mad|hit the roof|blow a gasket|lose it)\\b${any(20)}\\b(?:over|at|about|when they see|if they see) (?:that|this|the) (?:price|number|figure|quote|bill|invoice|sum)\\b`,
    `only (?:got |have |have got )?(?:about |around )?(?:${amount}|${numberWord})\\b${any(12)}\\b(?:left|in the pot|to spend|to play with|to work with|for (?:this|it|the year))\\b`,
    `clawed back\\b`,
    `(?:have|has) priced (?:yourselves|yourself|us|me)\\b|big (?:number|figure|ask|cheque|check|bill) (?:for|to)\\b`,
    `${amount} is (?:\\w+ )?(?:more|higher) than (?:our|my|the|what)\\b`,
    `(?:costs (?:me|us) nothing|(?:we|i) (?:pay|are paying|am paying) nothing|paying nothing)\\b`,
    `${other}\\b${any(30)}\\b(?:free|cheaper|for less|(?:a |an )?(?:third|quarter|half|fifth|tenth) (?:below|less|off|of (?:this|that|the price|yours)|cheaper)|undercut\\w*|for nothing|throwing (?:it|that) in)\\b`,
    `competitor'?s?\\b${any(30)}\\b(?:below|cheaper|less|under|lower)\\b`,
    `(?:not|no longer) free\\b|something that is not(?: free)? to something that is\\b`,
    `(?:can|could) (?:get|do|make|go|sign|stretch)(?: \\w+){0,2} (?:at|for|to) ${numberWord}\\b${any(15)}\\bcan not\\b`,
    `if it (?:stays|remains|is) at (?:that|this)\\b${any(20)}\\b(?:out|off|gone|done|no)\\b`,
    `(?:one|a) (?:fewer|less) zero\\b|a zero (?:fewer|less|too many)\\b|(?:too many|fewer) zeros?\\b`,
    `${money}\\b${any(30)}\\b(?:(?:is|are|does|do|will) not|never)(?: going to)? (?:wash|fly|work|add up|stack up|pencil|happen|go down well|stand up|make sense|hold up)\\b`,
    `not (?:going to )?(?:wash|fly|go down well|stack up|get past) with (?:our|my|the)\\b${any(10)}\\b(?:finance|accounts|accountant|treasurer|bean counters|cfo)`,
    `(?:sums|numbers|maths?|economics|arithmetic)\\b${any(10)}\\bnot (?:\\w+ )?(?:add up|work|stack up|pencil)\\b`,
    `(?:nobody|no one|not)\\b${any(20)}\\b(?:sign\\w*|writ\\w+|cut\\w*|fork\\w*|shell\\w*|pay\\w*|spend\\w*|drop\\w*)\\b${any(15)}(?:\\bche(?:que|ck)\\b${any(10)})?${amount}`,
    `(?:paying|charged|charge|pay|billed) (?:by|per) (?:the )?(?:seat|user|head|run|task)\\b${any(30)}\\b(?:kills?|hurts?|punish\\w*|not|never|silly|crazy|too)\\b`,
    `(?:awful lot|hell of a lot|heck of a lot|fair chunk|big chunk|lot|king's ransom|arm and a leg|small fortune)(?: of (?:money|cash|euros?|dollars|pounds|bucks|quid))?\\b(?=${any(8)}\\b(?:for (?:a|us|what|something|one|this)|to (?:ask|pay|find|swallow))\\b)(?! of (?:work|machine|people|time|kit))`,
    `(?:is|are|was|be) like (?:double|twice|triple|three times) what (?:we|i)\\b`,
    `(?:had|have|was|were|been) (?:\\w+ )?(?:hoping|planning|thinking|picturing|figuring|counting|banking|expecting)\\b${any(25)}\\b(?:half|less|lower|closer to|nearer|around ${numberWord}|zero)\\b`,
    `(?:told|promised) (?:my |our |the )?\\w+(?: \\w+){0,2} (?:we would|it would|i would) (?:land|be|come in|spend|pay)\\b`,
    `(?:i|we) would have to (?:explain|defend|justify) (?:the )?(?:difference|price|cost|spend|number|bill)\\b`,
    `have to (?:go and )?(?:find|beg for|scrape together|make room for) (?:the |that |this )?(?:money|budget|cash|line)\\b`,
    `(?:margins?|budgets?|purse strings|belts?) (?:is|are|being|have been|got) (?:\\w+ )?(?:thin|razor|tight\\w*|squeezed|wafer|slim)\\b`,
  ]),
  ...cuesOf(
    "pricing",
    [
      `sharpen (?:the|your|that) (?:pencil|pen)\\b`,
      `(?:come|go|bring (?:it|that)|get (?:it|that)) down (?:a (?:bit|little|touch)|on (?:the|that)|any|at all|from|to ${numberWord})\\b`,
      `knock (?:a bit|something|some|${numberWord})(?: \\w+)? off\\b|shave\\b${any(20)}\\boff\\b|meet (?:me|us) (?:halfway|in the middle|somewhere)\\b`,
      `(?:is|was) (?:that|this) (?:really |genuinely )?(?:the|your) (?:best|final|lowest)\\b`,
      `why (?:is|are|does|do) (?:it|that|this|you|they|we) (?:so|cost so|charge so|pay so|such a) (?:much|expensive|dear|high|big)\\b`,
    ],
    { asked: true },
  ),
  ...cuesOf(
    "pricing",
    [
      `(?:a lot|too much|too high|high|higher|steep|ouch|blimey|crikey|yikes|oof|wow|whoa|out|rich|more than)\\b${any(25)}$`,
      `(?:${exceeds}) ${ourFigure}\\b`,
    ],
    { priceTalk: true, weak: true },
  ),
  ...cuesOf("pricing", [`(?:stings?|wince\\w*|gulp|ouch|crikey|oof)\\b(?=${any(20)}(?:[.!]|$))`], { priceTalk: true }),
];
