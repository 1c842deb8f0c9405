import { cuesOf } from "./cue.ts";
import type { ObjectionCue } from "./cue.ts";
import { gate, guarded, numberWord, seller } from "./word-classes.ts";

const any = (most: number) => `[^.?!]{0,${most}}`;
const expose =
  "(?:allow\\w*|let(?:ting)?|open\\w*|giv\\w+|gets?|put(?:ting)?|have|having|send\\w*|expos\\w+|hand\\w*|host\\w*|trust\\w*|leav\\w+|sit|store|storing|ship\\w*|accept\\w*|permit\\w*|punch\\w*|connect\\w*|shar\\w+)";
const forbids =
  "(?:bans?|banned|blocks?|forbids?|veto(?:es)?|prohibits?|rejects?|laugh|go spare|scream|freak|go mad|go nuts|have a (?:fit|cow|field day)|throw a fit|tear|kill|shut (?:it|this|that) down|hate|hates|run a mile)";
const work =
  "(?:operators?|dags?|assets|jobs|flows|pipelines|scripts|workflows|tables|procedures|reports|packages|macros|models)";
const uneasy =
  "(?:uneasy|nervous|uncomfortable|wary|twitchy|queasy|leery|worried|cagey|jumpy|anxious|squeamish|(?:do|would) not (?:really |quite |exactly )?(?:love|like|trust|fancy|want|feel (?:good|great|comfortable) about)|not (?:mad|crazy|thrilled|wild|keen|happy|comfortable|easy)|bothers? me|scares? me|frightens? me|pause|no faith|keeps me (?:up|awake))";
const down =
  "(?:(?:have|has|had|hit) (?:an |a )?(?:\\w+ )?(?:outage|incident|bad day|breach|hiccup|blip)|(?:is|are|go|goes|gets?|got|went|falls?|starts?|stops?|shuts?)(?: all| ever| suddenly)? (?:down|under|bust|bought|acquired|over|offline|dark|breached|hacked|unavailable|timing out|working|belly up)|(?:dies|disappears?|vanish(?:es)?|breaks|fails))\\b";
const ours = "(?:our|my|his|her|their) (?:\\w+ ){0,3}?\\w+";

/** Resistance to putting it into their house: what may not be, what may break, and what it takes. */
export const resistsTechnical: ObjectionCue[] = [
  ...cuesOf("technical", [
    `${gate}\\b${any(30)}\\b(?:not|never|would|will|won't)\\b${any(15)}\\b(?:${forbids}|allow|let|accept|permit|have it|wear|like|go for|pass|approve|sign off|stand for)\\b`,
    `${gate}\\b${any(15)}\\b${forbids}\\b`,
    `(?:nobody|no one|nothing)\\b${any(8)}\\b(?:gets?|leaves?|goes?|comes?|crosses|talks|connects|writes|reads|lives|runs)\\b${any(30)}\\b(?:${guarded}|building|production|network|walls)\\b`,
    `(?:can not|will not|not going to|not (?:allowed|permitted|able|willing|prepared|about) to|never(?: going to)?) ${expose}\\b${any(30)}\\b(?:outside|write|vendors?|someone else's|somebody else's|public|third[- ]party|our building|credentials|keys?|inbound|production|cloud|internet|root|admin)\\b`,
    `(?:data|records|everything|it|recipes|files|secrets|logs|code|tapes|stuff|numbers)(?: (?:all|always|just|has to|have to|must|needs to|will))? (?:stays?|remains?|lives?|sits?|never leaves?) (?:put|(?:on|in|inside|within|behind|here) (?:our|my|the|this)\\b${any(12)}(?:own|kit|network|building|walls|country|premises|basement|house|four walls|full stop|hardware|racks|firewall))`,
    `(?:if|when|should|suppose) ${seller}(?: ever| suddenly)? ${down}`,
    `there is no way (?:that )?(?:our|my|the|we|i|anything|anyone|this|it)\\b${any(50)}\\b(?:talks?|works?|connects?|runs?|let\\w*|allow\\w*|reach\\w*|integrat\\w*|glue|moves?|open\\w*|host\\w*)\\b`,
    `(?:nobody|no one|not|never)(?:'s| is)?(?: \\w+){0,3}? (?:rewrit\\w+|port\\w*|migrat\\w+|convert\\w*|redo\\w*|retrain\\w*|re-?platform\\w*|rip\\w*)\\b${any(35)}\\b(?:${work}|${numberWord}|all|everything|our|it out|years)\\b`,
    `(?:i|we) can not just\\b${any(20)}\\b(?:take|swap|port|rewrite|move|migrate|rip|switch|replace|drop|lift|copy)\\b`,
    `${numberWord} (?:\\w+ ){0,2}?${work}\\b${any(25)}\\b(?:to (?:move|migrate|port|rewrite|convert|redo)|by hand|written by|in there|that (?:do not|would))\\b(?=${any(40)})`,
    `(?:getting|get|coming|backing|climb\\w*) (?:off|out|away)(?: of)? (?:it|this|that|you|again|afterwards|later|the last (?:platform|tool|vendor|one|system))\\b`,
    `took us (?:\\w+ ){0,2}?(?:years?|months?|forever|ages)\\b${any(30)}\\b(?:off|out of|rid|away|last (?:platform|tool|vendor))\\b`,
    `(?:bear|nightmare|beast|pig|monster|slog|headache|mountain|ball-?ache|pain) to (?:\\w+ )?(?:maintain|run|move|migrate|port|set up|install|operate|unpick|support|untangle|learn|debug)\\b`,
    `(?:would|could|will|going to) be (?:a |an )?(?:\\w+ )?(?:nightmare|bear|beast|slog|months? of work|years? of work|big lift|heavy lift)\\b`,
    `(?:one more|another|yet another|an extra|more) (?:moving )?(?:thing|part|parts|piece|box|hop|layer|dependency|service|system|hop|point of failure)\\b${any(25)}\\b(?:fall|break|fail|go wrong|patch|look after|maintain|watch|between|babysit|page|secure|own|manage)\\b`,
    `${uneasy}\\b(?! (?:about|by|of|for|with) (?:our|my|downtime|the next|what happens))${any(50)}\\b${guarded}\\b`,
    `${guarded}\\b${any(40)}\\b(?:i|we) (?:do|would) not (?:really |quite |exactly )?(?:love|like|fancy)\\b`,
    `(?:bit|part|thing|piece|one) that (?:bothers|worries|scares|nags|niggles|concerns|frightens|gets|troubles)(?: at)? (?:me|us)\\b${any(60)}\\b(?:${guarded}|your|you|lives|sits)\\b`,
    `(?:do|would|can) not trust (?:you|the cloud|vendors?|a hosted|anyone|anybody|any|somebody|it) (?:\\w+ )?(?:with|to|not to)\\b`,
    `(?:have|has|had) (?:my|our|serious|some|their) (?:doubts|reservations|misgivings)\\b|\\b(?:anything|everything) (?:remote|hosted|in the cloud|cloudy) is\\b`,
    `take (?:us|me|my \\w+|our \\w+|the \\w+)(?: \\w+)? (?:a|an|one|two|three|six|\\d+) (?:year|month|quarter|week)s? to (?:move|migrate|untangle|rewrite|port|convert|set|learn|clean|get)\\b`,
    `(?:will|would) not have (?:a|an|any|something|anything|some)\\b${any(25)}\\b(?:${guarded}|phoning home|inside|running|talking|listening|on (?:the|our))\\b`,
    `(?:do|can|could) not (?:really )?see (?:that|it|this|them|these|any of (?:it|that)) (?:running|working|living|talking|fitting|scaling|surviving|coping|playing|holding|passing|moving)\\b`,
    `have (?:got )?to explain (?:that|this|it) to (?:the |our |my )?(?:privacy|security|auditors?|regulators?|compliance|dpo|infosec)\\b`,
    `worry is\\b${any(15)}\\bwhen ${seller}\\b`,
    `(?:if|when) your (?:\\w+ )?\\w+'s (?:down|offline|out|gone|broken|unavailable|bust|dead)\\b`,
    `(?:handing|hand|giving|give) (?:you|someone|a vendor|somebody) (?:guys |folks )?the keys\\b`,
    `(?:guys|people|team|they|folks|lads|lot|analysts|engineers|staff|we)\\b${any(30)}\\bnot\\b${any(15)}\\b(?:python|yaml|coders?|developers|programmers|git|terraform|docker|kubernetes)(?: (?:people|folks|shop|house|team))?\\b`,
    `(?:nobody|no one|none of (?:us|them|my \\w+))(?: here| in the team)?(?: really)? (?:knows|speaks|writes|understands|can write|can code|codes)(?: (?:any|in|a line of))* (?:python|yaml|code|sql|git|terraform|docker|kubernetes)\\b`,
    `(?:it|this|that)(?: all)? (?:looks|seems|feels|sounds|strikes me as)(?: (?:a bit|pretty|rather|awfully|quite|very|kind of))? (?:brittle|flaky|fragile|immature|half-?baked|unproven|wobbly|complicated|complex|heavy|new|young|risky)\\b`,
    `(?:have|has|had|got) not (?:got )?(?:a |any |the |your )?(?:soc ?2|iso|fedramp|hipaa|certif\\w+|pen test|report)\\b`,
    `(?<=\\b(?:i|we) )(?:can|could) not (?:quite |really )?(?:picture (?!of)|imagine (?:that|this|it|my|our)|put my name|stand behind|vouch|see (?:how|that|this))\\b`,
    `(?:(?:everything|all|network|it|floor|plant|systems?|here)(?:'s| is| here's| here is| are)? air-?gapped)\\b`,
    `(?:is|are|would be|makes? (?:it|you|that)|rules? (?:it|you|that)|ruled) (?:straight )?out (?:straight away|immediately|of the question|for us|already|then)\\b|dead on arrival\\b`,
    `(?:holding the baby|high and dry|standing there with nothing|up the creek|stranded|left (?:stuck|stranded|exposed))\\b`,
    `(?:is|are|will|would|does|do) not (?:going to )?(?:survive|pass|get through|clear|meet) (?:our|the|my|any)\\b`,
    `(?:we|i) would need (?:it|this|that|them|everything) (?:in|on|behind|inside|within)\\b${any(40)}\\b(?:and|but) (?:you|it|that|yours|this)\\b`,
    `(?:not|never) (?:live|work|run|talk|play|sit|survive)(?:ing)? (?:nicely |well )?(?:in here|in there|with ${ours}|on ${ours}|behind ${ours})\\b`,
  ]),
  ...cuesOf(
    "technical",
    [
      `(?:we|i|us)(?: (?:have|had|has|got|were|was|been|already|really|badly|just|all|also|once))* (?:burned|burnt|stung|bitten|caught out|let down|scarred|screwed|sold a pup|hung out to dry)\\b(?! (?:out|through|down|by (?:the heat|the sun|a bug|cron)))`,
      `(?:we|i) (?:had|tried|bought|used|ran|did|took on|went with) (?:a|an|one|some|another|the last|something)\\b${any(25)}\\b(?:like (?:this|it|that|yours)|same|similar|vendor)\\b${any(40)}\\b(?:fall|fell|died|broke|flat|collapsed|choked|failed|never|disaster|nightmare|gave up)\\b`,
      `(?:last|previous) (?:\\w+ )?(?:outfit|vendor|provider|supplier|platform|tool) (?:lost|leaked|broke|corrupted|vanished|went|dropped|ate|burned)\\b`,
      `(?:last|previous) (?:people|ones|lot|crowd|guys|folks|outfit|vendor|firm|supplier|bunch) (?:who|that|we)\\b${any(25)}\\b(?:promised|said|sold|told|swore|trusted|tried|let in)\\b`,
      `(?:we|i|us|our)\\b${any(45)}\\b(?:got|were|was|been|being) (?:\\w+ )?(?:burned|burnt|stung|bitten|let down|locked in)\\b(?! (?:out|through|down))`,
      `(?:we|i) (?:had|have had) (?:a|one|another|some) (?:\\w+ )?(?:vendor|supplier|firm|provider|outfit|partner|company) (?:who |that )?(?:swear|swore|promise|promised|tell|told|say|said|sell|sold|assure|assured)\\b`,
      `(?:last|previous|other) (?:vendor|platform|supplier|tool|provider)\\b${any(25)}\\b(?:said|promised|swore|told us|sold us)\\b${any(60)}\\b(?:and|but|then)\\b`,
    ],
    { past: true },
  ),
  ...cuesOf(
    "technical",
    [
      `(?:if|when) ${seller}(?: ever| all| suddenly)? ${down}`,
      `what (?:is|would be) (?:my|our|the) (?:fallback|plan b|backup plan|way out|exit|recourse)\\b`,
      `what (?:do|would|can) (?:i|we) do (?:if|when) ${seller}\\b`,
    ],
    { asked: true },
  ),
];
