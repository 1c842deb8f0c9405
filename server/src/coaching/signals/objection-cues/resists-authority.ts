import { cuesOf } from "./cue.ts";
import type { ObjectionCue } from "./cue.ts";
import { role } from "./word-classes.ts";

const any = (most: number) => `[^.?!]{0,${most}}`;
const it = "(?:it|this|that|one|these|anything)";
const opposes =
  "(?:tear|knock\\w* back|says? no|said no|hates?|allergic|veto\\w*|shoot|kill\\w*|have my (?:head|hide|guts|skin|hide|job)|eat me alive|overrule\\w*|dies?|sceptical|skeptical|not\\b[^.?!]{0,20}(?:nod|sign|go for|like|buy|approve|wear|have|see|agree|accept|hear|let)|never\\b[^.?!]{0,15}(?:nod|sign|go for|like|buy|approve|wear|have|see|agree|accept|hear|let|go)|three (?:bids|quotes)|hit the roof|blow a (?:fuse|gasket)|push back|ask why|grill|need convincing|tough nut)";

/** Resistance because somebody else decides, and may not want it. */
export const resistsAuthority: ObjectionCue[] = [
  ...cuesOf("authority", [
    `(?:tough|hard|difficult|tricky|uphill|impossible|rough|not an easy) (?:sell|one|battle|conversation|ask|story|job)\\b${any(25)}\\b(?:to|with|for|past|by|upstairs)\\b`,
    `(?:(?:not|never|no way)(?: \\w+){0,3}? )?(?:get|getting|sell|selling|push|slip|sneak) (?:${it} (?:past|by|through|over the line with)|past) (?:our |my |the )?(?!(?:now|then|the end|today|noon|\\w+day|january|march|june|next|tomorrow|quarter|it|that|this|all|lunch|end|a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half)\\b)\\w+`,
    `good luck (?:getting|with|selling|convincing)\\b`,
    `(?:i|we)(?: (?:just|only|can only|can just|merely|simply))+ (?:\\w+ )?(?:recommend\\w*|advise|suggest|propose|pass it|put it forward|make the (?:recommendation|case)|get told|messenger)\\b`,
    `(?:i am|we are) (?:just|only|merely) (?:the |a )?(?:messenger|user|engineer|analyst|middle ?man|go-between|deputy|number two|tech\\w*|evaluator|one vote)\\b`,
    `(?:others|somebody else|someone else|hq|head office|headquarters|they|the group|corporate|parent(?: company)?)(?: \\w+)? (?:makes?|decides?|calls?|chooses?|picks?|buys?|controls?) (?:the |that |those |all )?(?:decision|decisions|call|calls|tooling|tools|software|vendors|shots|it|this|these things|everything)\\b`,
    `not (?:getting|going to get|get) (?:this |that |it )?(?:past|by|through) (?!the end|lunch)\\w+|(?:not|no|without) (?:the |any )?(?:power|authority|mandate|standing|remit) to\\b`,
    `(?:has|have|gets?|holds?) the (?:final|last) (?:word|say)\\b`,
    `${role}(?:'s)? (?:first|only|next) (?:question|thing|word)\\b${any(15)}\\b(?:why|no|how much|what)\\b`,
    `not (?:me|us|only me) (?:that |who )?you (?:have|need|want|would have|would need|have got|got) to (?:convince|persuade|sell|win|talk)\\b|not me you\\b`,
    `not (?:really )?(?:a|the|my) (?:decision|call|choice|thing) (?:i|we) (?:get to|can|am|make|take)\\b`,
    `hands are tied\\b|not in my (?:gift|power|hands|remit)\\b|(?:none|not) of (?:that|this|it) is (?:in )?(?:my|mine|up to)\\b`,
    `(?:would|will|need|needs|have|has) (?:have )?to (?:charm|win over|wave it through|bless|wave this through)\\b|(?:votes?|voted) on (?:anything|everything)\\b`,
    `not (?:get|have|allowed) to (?:spend|sign|decide|choose|pick|approve|buy)\\b`,
    `(?:no say|no vote|not (?:my|our) (?:money|name|signature|purse|budget|call|decision|cheque)|not senior enough|wrong (?:person|guy|woman|man|one to ask)|leaves my desk|out of my hands|above my (?:station|head|pay|level)|overruled)\\b`,
    `(?:holds?|controls?|owns?|has) (?:the|all the) (?:purse|purse[- ]strings|chequebook|cheque book|checkbook|wallet|last word|final say)\\b`,
    `(?:have|has|had|need|needs|got|want) to (?:go|be (?:run|taken|put|cleared|approved|passed)|pass|get|clear|win|bring|convince|persuade|talk|take|sell|square)\\b${any(30)}\\b${role}\\b`,
    `(?:need|needs|have to|has to) (?:to )?(?:bring|get|take|win|talk|carry)\\b${any(15)}\\b(?:${role}|everyone|them all)\\b${any(20)}\\b(?:along|on (?:side|board)|over|round|first|happy|into it)\\b`,
    `need (?:all |both |every )?(?:\\w+ ){0,2}?${role} (?:on side|on board|behind|to agree|to say)\\b`,
    `(?:(?:goes|runs|passes) (?:up )?(?:through|via|past|across|before)|(?:anything|everything)\\b${any(25)}\\bgoes (?:up )?to) (?:the |our |my )?(?:\\w+ )?(?:${role}|works council)\\b(?! (?:every|each|on|at|by))`,
    `${role}\\b(?! (?:who|that|asked))${any(25)}\\b(?:is|are|will|would|does|do|can|could|has|have|hates?|says?|dies)\\b(?<=\\b(?:will|would|is|are|does|do|can|could|has|have|hates?|says?|dies))(?: \\w+){0,3}? ?${opposes}\\b`,
    `${role}\\b${any(12)}\\b(?:hates?|says? no|allergic|will tear|would tear|dies?|would have my|will have my|knocked)\\b`,
    `(?:she|he|they|${role}) (?:is|are|will|would)(?: \\w+)? (?:not|never)(?: \\w+){0,2}? (?:nod|sign|go for|like|buy|approve|wear|agree|accept|hear of|let|say yes)\\b`,
    `says no to (?:everything|anything|most|all)\\b|everything dies on\\b`,
    `(?:still|is|it is|needs|takes|without) (?!my|your|the|a|our|an)\\w+'s (?:signature|sign-?off|call|decision|blessing|okay|ok|approval|money|yes)\\b`,
    `(?:till|until|unless|before) (?:the |our )?${role} (?:\\w+ )?(?:meets?|sits?|says?|agrees?|signs?|approves?|decides?|is back|has)\\b`,
    `${role} (?:only )?(?:meets?|sits?)\\b${any(30)}\\b(?:want|would|have|need|see|approve|twice|once)\\b`,
    `(?:nothing|no \\w+) (?:happens|moves|gets (?:bought|signed|done)|goes)\\b${any(20)}\\bwithout\\b`,
    `(?:would|will) have to (?:win over|be (?:happy|on board|convinced|okay|sold)|convince|persuade|sell|bring round|get round|come from|go up)\\b`,
    `${role} (?:would|will) (?:want|need|expect|insist)\\b${any(20)}\\b(?:bids|quotes|tender|to (?:see|look|be convinced|sign|approve|vet|weigh))\\b${any(40)}\\b(?:before|first|even)\\b`,
  ]),
];
