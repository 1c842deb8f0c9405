import type { ObjectionType } from "./signals.ts";

/**
 * Cues in the form of `plainText`, with every competitor's name written COMP. `asked` cues count in a question
 * too ("why would we switch?"); the others only in statements.
 */
export interface ObjectionCue {
  type: ObjectionType;
  cue: RegExp;
  asked?: true;
}

/** Up to two words that do not turn the meaning round. */
const so = "(?: (?!not\\b|never\\b|no\\b|less\\b)[\\w-]+){0,2}?";
const dear = "(?:expensive|pricey|costly|steep|overpriced|cost[- ]prohibitive|a lot of money|a bit rich)";
const price = "(?:price|pricing|costs?|number|quote|fee|figure|proposal|license|licensing|list price)";
const own = "(?:it|that|this|which|prefect|horizon|your (?:product|price|pricing|quote|plan|tier|platform|proposal))";
const later =
  "(?:next (?:quarter|year|month|fiscal|summer|spring|fall)|the (?:new year|end of (?:the|this) (?:quarter|year)|second half)|after (?:the|our|we)|q[1-4]|january|february|march|april|may|june|july|august|september|october|november|december)";
const role =
  "(?:cfo|c f o|ceo|cto|cio|ciso|coo|vp|svp|evp|boss|manager|director|head of [a-z]+|procurement|legal|finance|board|leadership|management|executives?|exec team|chief \\w+ officer|security team|steering committee|committee|buyer|budget owner)";
const adoption = "(?:this|it|that|anything(?: new)?|any new|another|a (?:pilot|poc|trial|project|migration|new|proof))";
const gates =
  "(?:security|compliance|infosec|legal|(?:our|the) (?:infra|infrastructure|network|platform|it|security|compliance)(?: (?:team|people|folks|guys|department))?)";

const of = (type: ObjectionType, cue: string, asked?: true): ObjectionCue => ({
  type,
  cue: new RegExp(`\\b(?:${cue})`),
  ...(asked && { asked }),
});

const pricing = [
  of(
    "pricing",
    `more than (?:what )?(?:we|i)\\b[^.?!]{0,25}\\b(?:budget|expect|plan|want|pay|spend|afford|spent|hoping|allocat|set aside|had in mind|thought)`,
  ),
  of(
    "pricing",
    `(?:above|over|beyond|outside(?: of)?|exceeds|blows) (?:our|my|the|what we have in) (?:\\w+ )?(?:budget|price range)\\b`,
  ),
  of(
    "pricing",
    `(?:we|i|they|team) (?:do|did|does) not (?:really |actually |currently )?have (?:the |any |a |enough |that kind of |this kind of |the kind of |much )*(?:budget|money|funding|funds)\\b`,
  ),
  of(
    "pricing",
    `(?:there is|we have|we have got|have|got|with) (?:just |really |currently |literally )?(?:no|zero|very little) (?:more |extra |additional |spare )?(?:budget|money)\\b`,
  ),
  of(
    "pricing",
    `budgets? (?:for \\w+ )?(?:is|are|was|were|has been|have been|got|being)${so} (?:tight|frozen|cut|spent|gone|slashed|maxed|exhausted|constrained)\\b`,
  ),
  of("pricing", `(?:budget|spending|spend) freeze\\b`),
  of(
    "pricing",
    `(?:can|could|will|would) not (?:really |actually |possibly )?afford (?:it|this|prefect|you|that(?! (?:kind|sort|type|much|level|to))|(?:the|your|a) (?:price|plan|tier|license|cost|enterprise))\\b`,
  ),
  of(
    "pricing",
    `(?:can|could|would) not (?:really |actually |possibly )?(?:justify|stomach|swallow|sell|spend)\\b[^.?!]{0,20}\\b(?:price|cost|spend|expense|number|money|that much|dollars)\\b`,
  ),
  of(
    "pricing",
    `(?:hard|tough|difficult|tricky) to (?:justify|swallow|stomach|defend)\\b[^.?!]{0,30}\\b(?:${price}|spend|expense|money|dollars)\\b`,
  ),
  of("pricing", `sticker shock\\b`),
  of(
    "pricing",
    `${price}(?: tag| point)?(?: (?:for|of|on) (?:this|that|it|the \\w+|\\w+))? (?:is|are|seems|seemed|looks|looked|feels|felt|sounds|came in|comes in|is coming in)${so} (?:high|a stretch|too much|hefty|a bit much|prohibitive|a problem|a concern|an issue|a blocker|a sticking point|${dear})\\b`,
  ),
  of(
    "pricing",
    `${own}(?: guys)? (?:is|seems|looks|feels|sounds|would be|will be)${so} ${dear}(?! (?:when|if|every|each|because|to (?:run|operate|maintain)))`,
  ),
  of("pricing", `(?:is|are|seems|looks|feels|just) (?:\\w+ )?too ${dear}`),
  of("pricing", `(?:cheaper|less expensive) (?:option|alternative|elsewhere|than (?:you|yours|this|prefect|horizon))`),
  of("pricing", `COMP (?:is|was|came in|comes in|quoted|offered)[^.?!]{0,30}\\b(?:cheaper|less|lower|half)\\b`),
  of(
    "pricing",
    `(?:need|want) (?:a |some )?(?:better|bigger|lower|steeper|deeper) (?:price|discount|deal|number|rate)\\b`,
  ),
  of(
    "pricing",
    `(?:do|go) (?:any |a little |a bit )?(?:better|lower) on (?:the |that |your )?(?:price|pricing|number|cost)\\b`,
    true,
  ),
  of("pricing", `(?:was|were|is|are) not (?:budgeted\\b|in (?:the|our|my|this year's) budget\\b)`),
  of(
    "pricing",
    `(?:budget|money) (?:is|would be|might be|will be|could be) (?:a|an|our|my|the)(?: (?:real|big|bit of a|huge|main|biggest|major))* (?:concern|problem|issue|blocker|challenge)\\b`,
  ),
  of(
    "pricing",
    `(?:worried|concerned|nervous) (?:about|over) (?:the |your )?(?:price|pricing|cost(?! of (?:down|fail|not))|budget)\\b`,
  ),
  of("pricing", `(?:that|this|it) is${so} a lot (?:of money|more expensive)\\b`),
  of(
    "pricing",
    `(?:twice|double|triple|\\w+ times) (?:what we (?:pay|are paying|spend|budgeted)|our (?:budget|current (?:bill|spend)))`,
  ),
];

const timing = [
  of(
    "timing",
    `(?:it|this|that|which)(?: (?:is|are|just|really|probably|simply|would))* not (?:be )?(?:really |exactly |currently )?(?:a|the|our|my|high on our|on our)(?: \\w+)? (?:priority|priority list|roadmap)\\b`,
  ),
  of(
    "timing",
    `not (?:a|our|the) (?:top |big |high |huge )?priority (?:for us )?(?:right now|this (?:quarter|year|month|half)|at the moment|until|yet)\\b`,
  ),
  of(
    "timing",
    `(?:it|this|that|now) (?:is|would) (?:just |really |probably |simply )*not (?:be )?(?:really |exactly |quite )?(?:the|a) (?:right|best|good|great) time\\b`,
  ),
  of(
    "timing",
    `(?:it|this|now|that) is (?:just |really |probably )*(?:a |the )?(?:really |very )?(?:bad|wrong|terrible) (?:time|moment|quarter)\\b(?! zone)`,
  ),
  of(
    "timing",
    `timing (?:is|would be|seems|feels)(?: (?:just|really|a bit|a little|probably))? (?:not (?:right|great|good|ideal|there)|bad|off|wrong|tough|terrible|tricky|difficult|a problem|an issue|a concern)\\b`,
  ),
  of(
    "timing",
    `not (?:really |actually |currently )?have (?:the |any |enough |much |a lot of |that kind of )*(?:time|bandwidth|capacity|cycles|resources|people|engineers)\\b[^.?!]{0,25}\\b(?:take (?:this|it|that|on)|migrate|evaluate|run a (?:pilot|poc|trial)|for (?:this|a migration|an evaluation|a pilot|another))\\b`,
  ),
  of(
    "timing",
    `not (?:really |actually |currently )?have (?:the |any |enough |much )*(?:bandwidth|capacity|cycles)(?: (?:right now|this (?:quarter|month|year)|at the moment|until \\w+))?[.!]?$`,
  ),
  of(
    "timing",
    `(?:no|zero) (?:bandwidth|capacity|cycles|appetite) (?:for (?:this|it|that|anything|another)|right now|this (?:quarter|year|month)|until|to (?:take|look|evaluate|migrate))\\b`,
  ),
  of(
    "timing",
    `too busy (?:right now|this (?:month|quarter|year)|with|to (?:look|evaluate|take|start|think|switch))\\b`,
  ),
  of("timing", `(?:a lot|too much|so much|enough|way too much) (?:going )?on (?:our|my|the team's) plates?\\b`),
  of(
    "timing",
    `(?:revisit|circle back|come back to (?:this|it|that|you)|check back|look at (?:this|it|that) again|pick (?:this|it|that) (?:back )?up|reach (?:back )?out|talk again)\\b[^.?!]{0,25}\\b(?:next (?:quarter|year|fiscal)|in (?:a few|six|three|\\d+) months|later (?:this|in the) year|in q[1-4]|in the new year|down the (?:road|line))\\b`,
    true,
  ),
  of(
    "timing",
    `not (?:even |really |going to |able to |realistically |be able to |be )*(?:look at|looking at|start|do|take on|touch|get to|think about|consider|commit to|kick off|begin|sign|roll out) ${adoption}\\b[^.?!]{0,40}\\b(?:until ${later}|before ${later}|this (?:quarter|year|half))\\b`,
  ),
  of(
    "timing",
    `(?:hold(?:ing)? off (?:on|until|for)|(?:put(?:ting)?|push(?:ing)?) (?:this|it|that) (?:on (?:hold|ice|the back burner)|(?:out )?(?:to|until|into) (?:next|${later}))|(?:wait|waiting|have to wait) until ${later})\\b`,
  ),
  of("timing", `(?:code|change|tooling|vendor) freeze\\b(?! window)`),
  of(
    "timing",
    `(?:are|is|still|am) in the middle of (?:a|an|our|another|the)\\b[^.?!]{0,30}\\b(?:migration|reorg|reorganization|rollout|merger|acquisition|audit|implementation|transition|replatforming)\\b`,
  ),
  of(
    "timing",
    `(?:locked in(?:to)?|under contract|contract (?:runs|goes|is good))\\b[^.?!]{0,30}\\b(?:until|through|for another|till)\\b`,
  ),
  of("timing", `(?:maybe|probably|perhaps|more like) (?:sometime )?next (?:quarter|year|fiscal year)\\b`),
  of("timing", `not (?:this|until next|before next) (?:quarter|year|fiscal)\\b`),
  of("timing", `too (?:soon|early) (?:for us|to (?:commit|decide|sign|buy))\\b`),
  of(
    "timing",
    `(?:that|this|the|your) (?:timeline|deadline|schedule) (?:is|feels|seems|looks|sounds)${so} (?:aggressive|too (?:tight|soon|fast|short)|unrealistic)\\b`,
  ),
];

const technical = [
  of(
    "technical",
    `(?:it|that|this|prefect|horizon|which|your \\w+)(?: (?:just|really|probably|simply))? (?:will|would|can|could) not (?:really |actually |ever |be able to )*(?:work|run|fly|scale|integrate|connect|fit|meet|pass)\\b(?: (?:with|in|on|for|behind|inside|under|to) (?:our|us|the way)|[.!]?$)`,
  ),
  of(
    "technical",
    `${gates}(?: (?:team|people|folks))? (?:will|would|does|do|is|are|can|could) (?:just |probably |really |definitely )*(?:not|never) (?:\\w+ ){0,2}?(?:allow|approve|let|accept|sign off|permit|like|go for|comfortable|happy|ok|okay|on board|fly)\\b`,
  ),
  of(
    "technical",
    `${gates}\\b[^.?!]{0,20}\\b(?:has|will have|would have|is going to have) (?:a |some |real |big |serious )*(?:problem|issue|concern|objection)s?\\b`,
  ),
  of(
    "technical",
    `${gates} (?:\\w+ )?(?:will|would|is going to|is) (?:\\w+ )?(?:block(?:ing)?|veto|kill|push(?:ing)? back|shoot|reject) ?(?:this|it|that|on)?\\b`,
  ),
  of(
    "technical",
    `(?:we|i|team) (?:can|could|are|am)(?: (?:just|really|simply))? not (?:really |even |ever )?(?:allowed to |permitted to |able to |going to )?(?:send|put|move|store|expose|share|open|ship|let|host|use|give|run)\\b[^.?!]{0,50}\\b(?:cloud|saas|outside|third[- ]party|vpc|network|firewall|inbound|ports?|someone else's|external|your servers|public internet|premises|hosted|vendor)\\b`,
  ),
  of(
    "technical",
    `(?:data|code|everything|nothing|secrets|phi|pii|traffic)\\b[^.?!]{0,20}\\b(?:can not|can never|can|must not|is not allowed to|are not allowed to|has to|have to|must|needs to|need to) (?:ever )?(?:leave|stay|remain|live) (?:in |inside |within |on |our |the |behind )*(?:our|the|vpc|prem|premises|network|country|eu|europe|environment|firewall|building|walls)\\b`,
  ),
  of(
    "technical",
    `(?:worried|concerned|nervous|hesitant|uneasy|uncomfortable|skeptical|scared|afraid|not comfortable)\\b[^.?!]{0,40}\\b(?:security|lock-?in|locked in|migrat\\w+|compliance|residency|rewrit\\w+|learning curve|data leaving|switching|vpc|vendor)\\b`,
  ),
  of(
    "technical",
    `(?:worried|concerned|nervous|hesitant|skeptical|afraid)\\b[^.?!]{0,30}\\b(?:prefect|horizon|your|you)\\b[^.?!]{0,40}\\b(?:latency|scal\\w+|performance|reliab\\w+|uptime|outages?|integrat\\w+|support|stability|downtime|security)\\b`,
  ),
  of("technical", `would (?:have|need) to (?:rewrite|migrate|rebuild|refactor|port|re-?architect|redo|retrain)\\b`),
  of(
    "technical",
    `(?:migrating|migration|switching|rewriting|the switch|the move)\\b[^.?!]{0,40}\\b(?:is|would be|will be|sounds|looks|seems|feels)${so} (?:painful|a lot of work|risky|a nightmare|scary|hard|daunting|a (?:big|heavy|huge) lift|too (?:much|risky|hard)|disruptive)\\b`,
  ),
  of(
    "technical",
    `(?:prefect|horizon|you|your (?:product|platform|cloud|tool))(?: guys| folks)? (?:do|does) not (?:yet |really |actually |even )?(?:support|offer|integrate)\\b`,
  ),
  of(
    "technical",
    `(?:prefect|horizon|your (?:product|platform|cloud)) (?:is|does|do) not (?:yet |really |actually )?(?:have|work|run|handle|scale|soc ?2|hipaa|gdpr|fedramp|compliant|certified)\\b`,
  ),
  of("technical", `not comfortable (?:with )?(?:sending|putting|giving|sharing|storing|exposing|letting|having)\\b`),
];

const competitor = [
  of(
    "competitor",
    `already (?:use|using|have|run|running|on|pay for|paying for|standardized on|standardised on|invested in|committed to|built (?:\\w+ )?on)(?: (?!not\\b)\\w+){0,3}? COMP\\b`,
  ),
  of(
    "competitor",
    `already (?:have|use|using|pay for|paying for|own|built|bought|got)(?: (?!not\\b)\\w+){0,3}? (?:tool|solution|vendor|orchestrator|scheduler|platform|product|system|something)(?: \\w+){0,2}? (?:for (?:that|this|it|orchestration|scheduling)|like (?:that|this)|that does|in place|similar|in-?house)\\b`,
  ),
  of(
    "competitor",
    `(?:are|am|pretty|quite|very|really) (?:happy|satisfied|fine|comfortable|content) (?:with|on|using) (?:COMP|our (?:current|existing)|the (?:current|existing))\\b`,
  ),
  of(
    "competitor",
    `why (?:would|should) (?:we|i|anyone|my team) (?:not just )?(?:switch|move|leave|pick|choose|go with|replace|change|migrate|use (?:you|prefect|horizon))\\b`,
    true,
  ),
  of("competitor", `why not (?:just )?(?:use COMP|stay|stick|keep|build)\\b`, true),
  of(
    "competitor",
    `COMP (?:already )?(?:does|can do|has|covers|handles|gives us|offers) (?:most of |all of |pretty much )?(?:that|this|it|all|everything|the same|what we need)\\b(?! (?:poorly|badly|wrong|too slow))`,
  ),
  of("competitor", `(?:leaning|inclined|tempted) (?:more )?(?:towards?|to) (?:COMP|stick|stay|build)\\b`),
  of("competitor", `(?:going|gone|decided to go|went|rather go) with COMP\\b`),
  of("competitor", `(?:we|i|team|engineers) (?:\\w+ )?prefer(?:s|red)? (?:COMP|to (?:stay|stick|build))\\b`),
  of(
    "competitor",
    `(?:just|recently) (?:renewed|signed|re-?signed|bought|rolled out|migrated to|moved to|invested in)\\b[^.?!]{0,30}\\b(?:COMP|contract|agreement|vendor|years?|license)\\b`,
  ),
  of(
    "competitor",
    `(?:stick|stay|staying|sticking) with (?:COMP|our (?:current|existing)|the (?:current|existing))\\b`,
  ),
  of(
    "competitor",
    `(?:would rather|could just|might just|can just) (?:build|write) (?:it|this|that|our own|something)\\b`,
  ),
  of(
    "competitor",
    `COMP (?:is|looks|seems|feels)${so} (?:better|stronger|ahead|easier|safer|more (?:mature|established|proven|popular))\\b`,
  ),
  of(
    "competitor",
    `COMP (?:works|is working|has been working|is)(?: (?:just|really|pretty|perfectly))? (?:fine|great|well enough|good enough|well)\\b`,
  ),
];

const authority = [
  of(
    "authority",
    `(?:have|need|needs|got|going|want|like) to (?:first )?(?:run|take|bring|clear|discuss|pitch|sell|put|escalate|socialize|get|check|talk|go|speak)\\b(?: (?:it|this|that|any of this|these|the (?:number|price|proposal|contract|budget|spend|deal)s?|something like this|anything|approval|sign-?off|buy-?in|permission))?(?: (?:over|up|internally|first|all))? (?:past|by|with|to|through|before|in front of|from) (?:my|our|the )?(?: ?\\w+ )?${role}\\b`,
  ),
  of(
    "authority",
    `(?:have|need|got|going) to (?:first )?(?:convince|persuade|ask) (?:my|our|the) (?:\\w+ )?${role}\\b`,
  ),
  of(
    "authority",
    `not (?:really |actually |just |only |solely |entirely )?(?:my (?:call|decision)|up to me|mine to make|the decision[- ]maker|the one who (?:decides|signs|approves|makes)|the (?:budget|economic) (?:owner|buyer|holder)|in a position to (?:decide|sign|approve|commit))\\b`,
  ),
  of(
    "authority",
    `(?:i|we) (?:can|could|do|am|are|would) not (?:really |actually |just )?(?:have the authority|sign off|approve|authorize|(?:make (?:that|this|the)|decide) (?:call|decision|on my own|alone|myself)|own the budget|hold the budget|able to (?:sign|approve|decide|commit)|have (?:budget|signing) authority)\\b`,
  ),
  of("authority", `above my pay ?grade\\b`),
  of(
    "authority",
    `(?:my|our|the) (?:\\w+ )?${role} (?:would|will|has to|have to|needs to|must|is going to have to)(?: (?!not\\b)\\w+)? (?:sign off|approve|decide|weigh in|agree|bless|be (?:convinced|on board))\\b`,
  ),
  of(
    "authority",
    `need (?:buy-?in|approval|sign-?off|permission|the green light|the blessing)(?: \\w+)? (?:from|of|by)\\b`,
  ),
];

const need = [
  of(
    "need",
    `not (?:really |quite |honestly |actually |immediately |fully )*(?:see|seeing|get|getting|understand) (?:why (?:we|i|my team|our|anyone)\\b|(?:the|a|any) (?:real |big )?(?:need|value|point|benefit|advantage|reason|roi|use case|upside)\\b|(?:what|how|where) (?:this|it|that|prefect|horizon) (?:would |will |really )?(?:helps?|adds?|buys?|brings?|gives? us|saves?|benefits?|fits?)\\b)`,
  ),
  of(
    "need",
    `not (?:really |quite |honestly |actually |fully |entirely |yet |totally )*(?:sure|convinced|certain|persuaded)\\b(?=[^.?!]{0,45}\\b(?:we (?:really |actually |even )?need|worth|value|benefit|justif|makes sense for us|right fit|good fit|a fit)\\b)`,
  ),
  of(
    "need",
    `not (?:really |quite |honestly |fully |entirely |yet |totally )*(?:convinced|sold on (?:it|this|that|the idea|prefect|horizon)|persuaded)\\b`,
  ),
  of(
    "need",
    `(?:we|i|team|my \\w+|our \\w+) do not (?:really |actually |honestly |necessarily |currently )*(?:think we |believe we |feel we )?(?:really |actually )?need (?:this|it|prefect|horizon|another|that(?! (?:many|much|level|kind|sort|by|until))|any of (?:this|that)|all (?:of )?(?:this|that|those|the|these)|an? (?:\\w+ )?(?:tool|platform|orchestrator|product|vendor|solution)|something (?:this|that|so))\\b(?! (?:by|until|before|on))`,
  ),
  of(
    "need",
    `(?:what|everything) we (?:have|use|have got|are (?:doing|using))(?: (?:now|today|right now|currently|already))? (?:is|works|does|has been working)${so} (?:fine|great|well|good|okay|ok|enough|the job)\\b`,
  ),
  of(
    "need",
    `(?:happy|fine|good|okay|satisfied|comfortable) with (?:what we have|what we use|the way (?:it|things)|how (?:it|things)|things as)\\b`,
  ),
  of(
    "need",
    `(?:cron|the current \\w+|our (?:current |existing )?(?:setup|set up|process|scripts?|solution|system)) (?:works|is working|has been working|does)(?: (?:just|really|perfectly|pretty))? (?:fine|great|well enough|good enough|well|the job|okay|ok)\\b`,
  ),
  of(
    "need",
    `(?:it|this|that|prefect|horizon) (?:is|feels like|seems like|would be|sounds like|looks like)(?: (?:just|more|really|probably|kind of|of))* (?:a )?nice[- ]to[- ]have\\b`,
  ),
  of(
    "need",
    `(?:it|this|that|prefect|horizon) (?:is|feels(?: like)?|seems(?: like)?|would be|sounds(?: like)?|looks(?: like)?|might be)${so} (?:an )?overkill\\b`,
  ),
  of("need", `a solution (?:looking for|in search of) a problem\\b`),
  of(
    "need",
    `not (?:really |quite )?worth (?:it|the (?:effort|money|trouble|migration|switch|investment|cost|hassle))\\b`,
  ),
  of(
    "need",
    `(?:we|team|engineers) (?:can|could) (?:just |easily |already |probably )*(?:do|build|write|handle|run) (?:this|that|it|most of (?:this|that))(?: (?:all|just))? (?:ourselves|in-?house|internally|with (?:cron|a (?:script|lambda)|scripts|COMP|python))\\b`,
  ),
  of("need", `if it is not (?:broke|broken)\\b`),
  of("need", `(?:i am|we are)(?: (?:just|really|simply|probably))? not (?:really |that |very )?interested\\b`),
  of("need", `no (?:real |pressing |strong |burning |obvious )need for (?:it|this|that|another|a )`),
  of("need", `what is wrong with (?:what we|how we|cron|our|COMP)\\b`, true),
  of("need", `why (?:would|do|should) (?:we|i) (?:even |really |actually )?need\\b`, true),
];

/** Sooner types win where one sentence of one concern matches twice. */
export const objectionCues: ObjectionCue[] = [
  ...pricing,
  ...authority,
  ...competitor,
  ...timing,
  ...technical,
  ...need,
];

/** "My main concern is …": the type is told by what follows. */
export const namedConcern =
  /\b(?:my|our|one|the (?:one|main|only|big|biggest)|security's|the team's|biggest|main) (?:\w+ ){0,2}?(?:concern|worry|hesitation|reservation|objection|pushback|hang-?up|sticking point)\b(?: (?:i|we)(?: would)? have)?(?: (?:with|about|around) \w+(?: \w+)?)? (?:is|would be|here is|remains)\b|\b(?:is|would be) (?:a |an )?(?:total |complete |real |hard )?(?:deal[- ]?breaker|non[- ]?starter|show[- ]?stopper)\b/;

export const concernTopics: [ObjectionType, RegExp][] = [
  ["pricing", /\b(?:price|prices|pricing|costs?|budget|money|expensive|spend|dollars)\b/],
  ["authority", /\b(?:cfo|ceo|approval|buy-?in|sign-?off|procurement|my boss|decision)\b/],
  [
    "technical",
    /\b(?:secur\w*|vpc|complian\w*|latenc\w*|scal\w+|performance|integrat\w+|migrat\w+|rewrit\w+|lock-?in|locked in|data|network|reliab\w+|maintain\w*|support|dependen\w+|outages?|self-?host\w*|on-?prem|learning curve|kubernetes|complex\w*)\b/,
  ],
  ["competitor", /\bCOMP\b/],
  ["timing", /\b(?:timing|timeline|time|quarter|bandwidth|roadmap|deadline|resources)\b/],
];
