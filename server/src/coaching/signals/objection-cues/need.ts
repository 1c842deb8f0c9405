import { cuesOf, softeners as so } from "./cue.ts";
import type { ObjectionCue } from "./cue.ts";

export const needCues: ObjectionCue[] = [
  ...cuesOf("need", [
    `even if it (?:was|were) free\\b`,
    `not (?:think (?:that )?i have |really |yet )*heard (?:the|a) (?:\\w+ )?reason\\b`,
    `not (?:really |quite |honestly |actually |immediately |fully )*(?:see|seeing|get|getting|understand) (?:why (?:we|i|my team|our|anyone)\\b(?! would (?:pay|be paying))|(?:the|a|any) (?:real |big )?(?:need|value|point|benefit|advantage|reason|roi|use case|upside)\\b|(?:what|how|where) (?:this|it|that|prefect|horizon) (?:would |will |really )?(?:helps?|adds?|buys?|brings?|gives? us|saves?|benefits?|fits?)\\b)`,
    `not (?:really |quite |honestly |actually |fully |entirely |yet |totally )*(?:sure|convinced|certain|persuaded)\\b(?=[^.?!]{0,45}\\b(?:(?:we|i) (?:really |actually |even )?need|worth|value|benefit|justif|makes sense for us|right fit|good fit|a fit)\\b)`,
    `not (?:really |quite |honestly |fully |entirely |yet |totally )*(?:convinced|sold on (?:it|this|that|the idea|prefect|horizon)|persuaded)\\b`,
    `(?:we|i|team|my \\w+|our \\w+) do not (?:really |actually |honestly |necessarily |currently )*(?:think we |believe we |feel we )?(?:really |actually )?need (?:this|it|prefect|horizon|another|that(?! (?:many|much|level|kind|sort|by|until))|any of (?:this|that)|all (?:of )?(?:this|that|those|the|these)|an? (?:\\w+ )?(?:tool|platform|orchestrator|product|vendor|solution)|something (?:this|that|so))\\b(?! (?:by|until|before|on))`,
    `(?:what|everything) we (?:have|use|have got|are (?:doing|using))(?: (?:now|today|right now|currently|already))? (?:is|works|does|has been working)${so} (?:fine|great|well|good|okay|ok|enough|the job)\\b`,
    `(?:happy|fine|good|okay|satisfied|comfortable) with (?:what we have|what we use|the way (?:it|things)|how (?:it|things)|things as)\\b`,
    `(?:cron|the current \\w+|our (?:current |existing )?(?:setup|set up|process|scripts?|solution|system)) (?:works|is working|has been working|does)(?: (?:just|really|perfectly|pretty))? (?:fine|great|well enough|good enough|well|the job|okay|ok)\\b`,
    `(?:it|this|that|prefect|horizon) (?:is|feels like|seems like|would be|sounds like|looks like)(?: (?:just|more|really|probably|kind of|of))* (?:a )?nice[- ]to[- ]have\\b(?! (?:you|met|had|everyone))`,
    `(?:it|this|that|prefect|horizon) (?:is|feels(?: like)?|seems(?: like)?|would be|sounds(?: like)?|looks(?: like)?|might be)${so} (?:an )?overkill\\b`,
    `a solution (?:looking for|in search of) a problem\\b`,
    `not (?:really |quite )?worth (?:it|the (?:effort|money|trouble|migration|switch|investment|cost|hassle))\\b`,
    `(?:we|team|engineers) (?:can|could) (?:just |easily |already |probably )*(?:do|build|write|handle|run) (?:this|that|it|most of (?:this|that))(?: (?:all|just))? (?:ourselves|in-?house|internally|with (?:cron|a (?:script|lambda)|scripts|COMP|python))\\b`,
    `if it is not (?:broke|broken)\\b`,
    `(?:i am|we are)(?: (?:just|really|simply|probably))? not (?:really |that |very )?interested\\b`,
    `no (?:real |pressing |strong |burning |obvious )need for (?:it|this|that|another|a )`,
  ]),
  ...cuesOf(
    "need",
    [
      `what is wrong with (?:what we|how we|cron|our|COMP)\\b`,
      `why (?:would|do|should) (?:we|i) (?:even |really |actually )?need\\b`,
      `do (?:we|i) (?:(?:really|actually|even) need|need (?:it|this|that|you)\\b)`,
    ],
    { asked: true },
  ),
];
