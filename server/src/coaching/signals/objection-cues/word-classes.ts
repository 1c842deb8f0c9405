/** Small classes of words that the cues are composed of; all in the form of `plainText`. */

export const numberWord =
  "(?:a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|half|several|\\d[\\d,.]*)(?:[- ](?:and|a|one|two|three|four|five|six|seven|eight|nine|hundred|thousand|dozen|grand|odd))*";
export const amount = `(?:[$€£] ?\\d[\\d,.]*k?|${numberWord} ?(?:k|grand|quid|dollars|pounds|euros|bucks|francs|thousand))`;
export const money =
  "(?:pric(?:e|es|ey|ing)|costs?|budgets?|money|spend(?:ing)?|cash|dollars?|pounds|euros?|bucks|quid|grand|figure|number|quote|fees?|bill|invoice|licen[cs]es?|licensing|uplift|sums?|cheque|pay(?:ing)?|funds?|funding)";

/** Will not, may not, or nobody does: refuses. */
export const refuses =
  "(?:(?:can|could|will|would|do|does|may|must|shall|did|is|are|am)(?: (?:just|simply|really|honestly|ever|still|also|frankly|certainly|probably|definitely))? (?:not|never)|never|nobody(?:'s| is| will| would| can| here)?|no one(?:'s| is| will| would| can| here)?|nothing|refuses?)";

export const season =
  "(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|fall|winter|christmas|xmas|easter|ramadan|diwali|eid|thanksgiving|the holidays|black friday|cyber monday|harvest|lambing|calving|peak|year[- ]end|quarter[- ](?:end|close)|month[- ]end|tax (?:deadline|season|day)|audit|go-?live|cutover|merger|acquisition|integration project|reorg\\w*|elections?|stock-?tak\\w+|new (?:fiscal |financial )?year|next (?:fiscal |financial )?(?:year|quarter|half|season)|second half|semester|term|exams?|enrol\\w+|year is out|quarter is out)";

/** People without whom it cannot be bought. */
export const role =
  "(?:cfo|c f o|ceo|cto|cio|ciso|coo|md|vp|svp|evp|boss|bosses|manager|directors?|head of \\w+|procurement|purchasing|legal|finance|board|leadership|management|execs?|executives?|exec team|chief \\w+ officer|security team|committee|council|trustees|governors|partners?|wife|husband|owners?|general counsel|counsel|lawyers?|minister|ministry|treasurer|controller|dean|chairman|chair|buyers?|head office|hq|headquarters|upstairs|the group|parent(?: company)?|plant managers?|regional|corporate|accountant)";

/** Those who watch over systems and data: what they refuse is a technical matter. */
export const gate =
  "(?:security|compliance|infosec|info sec|cyber|regulators?|auditors?|architecture board|architects?|data protection|privacy|dpo|risk (?:team|people|department|committee|office)|(?:our|the|my) (?:\\w+ )?(?:infra|infrastructure|network|networks?|platform|it|mainframe|dba|ops|operations)(?: (?:team|people|folks|guys|department|lot|crowd|fellows?|lads))?)";

/** What a customer guards: systems, data, access. */
export const guarded =
  "(?:security|firewall|network|vpc|cloud|saas|data|records|keys?|credentials|passwords?|secrets|tokens?|access|ports?|on-?prem\\w*|hosted|hosting|servers?|outages?|production|prod|metadata|warehouse|cluster|api|dags?|pipelines?|scripts|mainframe|oracle|sap|soc ?2|pen test|outside|outbound|inbound|gateway|agents?|patient|internet|admin|recipes|logs|third[- ]party|vendor|exposure|lock-?in|locked in|latency|reliab\\w+|uptime|migrat\\w+|rewrit\\w+|integrat\\w+)";

/** The selling side and what it sells, as the customer says it. */
export const seller =
  "(?:you(?: (?:guys|folks|lot|people|all))?|your (?:\\w+ ){0,2}?(?:side|end|service|cloud|api|platform|servers?|company|gateway|product|thing|tool|system|control plane|firm|region|plane|agents?|people|team)|prefect|horizon)";

/** Other ways to do the job: a named product, a big house's, or their own. */
export const other =
  "(?:COMP|microsoft|data factory|azure|aws|google|databricks|snowflake|informatica|talend|ssis|glue|zapier|n8n|kong|apigee|mulesoft|power automate|our own|my own|in-?house|open[- ]source|the incumbent|the other (?:lot|vendor|guys|people|folks|crowd|one|two|outfit)|another (?:vendor|firm|outfit|provider))";

/** Openings that announce resistance: they turn a weak sign into an objection. */
export const hedge =
  /\b(?:to be (?:honest|frank|fair|straight|blunt|candid)|(?:if )?i (?:am|will|have to) (?:being |be )?(?:honest|frank|straight|blunt|candid)|honestly|frankly|i would be lying|truth be told|i am afraid|i am sorry|no offen[cs]e|with (?:all due )?respect|not going to lie|cards on the table|level with you|here is the thing|the (?:thing|trouble|problem|snag|catch|rub) is|where i get stuck|hard sell|tough (?:one|sell|ask)|that said|i hear you,? but|sounds (?:clever|nice|great|lovely),? but|it is (?:neat|clever|nice|lovely|impressive),? (?:but|i just)|yeah,? but|i mean|look,|right now)\b/;
