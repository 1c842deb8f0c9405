/** English cues over `plainText`, with leading words ("so", "and", "okay") already taken off. */

/** Words a question is led in with. */
export const leadIn =
  /^(?:(?:so|and|but|or|okay|ok|well|now|then|also|yeah|yes|yep|right|great|perfect|cool|awesome|got it|makes sense|i mean|like|just|all ?right|oh|hey|hi|sure|no|because|first|second|maybe|quick question|one (?:more )?question|my question is|question for you|i guess|out of curiosity|just out of curiosity|if i may|actually|basically|interesting|thanks|thank you)\b[,.:;]*\s+)+/;

/** Said as a question, asked for nothing. */
export const emptyQuestion =
  /^(?:right|okay|ok|yeah|yes|no|correct|really|sorry|pardon(?: me)?|excuse me|what|what is that|huh|hm+|hello|you know|all ?right|fair(?: enough)?|good|cool|yep|eh|is it|are they|true|see|isn't it|is not it|you know what i mean|know what i mean|see what i mean|(?:does that |that )?makes? sense|sounds? good|you see|with me(?: so far)?|got it|interesting|go on|who knows|guess what|you know what|why not|what else|how so)$/;

/** About the line, the screen or the weekend, not about the customer. */
export const logistics =
  /^(?:(?:can|could|do|are|is) (?:you|everyone|everybody|you all|you guys|we|people)(?: all| guys| both)?(?: still)? (?:able to )?(?:hear|see|there\b|on mute)|(?:is|are) (?:my|the|our) (?:screen|audio|sound|video|slides?)\b|am i (?:on mute|audible|sharing|frozen|coming through)|how are (?:you|things|we|y'all)(?: all| guys| both| folks)?(?: doing| going| feeling)?(?: (?:today|this (?:morning|afternoon|evening|week)|over there|out there|everyone))*$|how (?:is|are) (?:it|things|everything|everyone|your (?:day|week|morning|afternoon|monday|tuesday|wednesday|thursday|friday))(?: (?:going|doing))?(?: (?:today|so far))?$|how (?:have you been|was your (?:weekend|holiday|vacation|break|trip))|how is the weather)/;

/** Somebody else's question, told. */
export const reported =
  /\b(?:people|folks|customers|clients|teams|everyone|everybody|somebody|someone|they|he|she|users|engineers)(?: \w+){0,2} (?:asks?|asked|asking|says?|said|wonders?|wondered|goes|are like|is like)\b/;

export const quoted = /\?"/;

/** Thinking aloud: "how do I solve that?" */
export const aloud =
  /^(?:what|how|why|where|when|who|which)(?: \w+){0,3}? (?:do|am|should|would) i\b(?!.*\b(?:miss|help|send|get you)\b)|\bwho (?:the heck |really )?knows\b/;

/** "You're on AWS, right?" */
export const tag = /,? (?:right|okay|ok|yeah|correct|no|huh|eh|all ?right|is that right|you know|if you will)$/;
export const aboutThem = /^(?:you|your|that means you|this means you|it sounds like you|sounds like you)\b/;

const subject = "(?:you|your|we|they|he|she|it|that|this|there|the|those|these|i|anyone|anybody|everyone|people)";
const auxiliary = "(?:do|does|did|is|are|was|were|have|has|had|can|could|will|would|should|might)";
const quantity =
  "(?:many|much|often|long|big|large|soon|far|well|important|quickly|fast|likely|frequently|confident|hard|difficult)";
const noun =
  "(?:else|exactly|specifically|kinds? of \\w+|types? of \\w+|sorts? of \\w+|parts? of \\w+|time|tools?|teams?|problems?|challenges?|concerns?|criteria|metrics?|systems?|steps?|percentage|share)";

/** A question word with its verb before its subject. "What we do is" and "which is why" are statements. */
export const whOpeners: RegExp[] = [
  new RegExp(
    `^(?:what|how|why|when|where|who|whose) (?:not )?${auxiliary}(?: not)? ${subject}\\b(?! (?:is|are|was)\\b)`,
  ),
  new RegExp(`^how ${quantity}\\b(?: (?!we\\b|i\\b|you\\b|it\\b|they\\b)\\w+){0,4}? ${auxiliary} ${subject}\\b`),
  new RegExp(`^what ${noun}(?: \\w+){0,2}? ${auxiliary} ${subject}\\b`),
  new RegExp(`^which (?:of )?(?!is\\b|was\\b|are\\b|means|makes)(?:\\w+ ){1,3}?${auxiliary} (?:you|your|they|we)\\b`),
  /^who (?:else|owns|signs|decides|approves|pays|gets paged)\b/,
  /^what (?:about (?:you|your)|happens (?:when|if|to|next)|would (?:change|have to be true)|made you|brought you|prompted)\b/,
  /^how come\b/,
];

/** A verb before its subject. Left out: what may as well be a command ("have the team call") or a condition ("should you need"). */
export const yesNoOpener = new RegExp(
  "^(?:(?:do|have|can|could|will) (?:not )?(?:you|they|we|anyone|anybody|i)|did (?:you|they|we|it|that|the|he|she|your)|does (?:it|that|this|the|your|anyone|he|she|someone|somebody)|is (?:it|that|this|there|the|your|he|she|anyone)|are (?:you|there|they|these|those|your|the|we)|was (?:it|that|there|the|this)|were (?:you|there|they)|has (?:it|that|this|the|your|anyone|there)|would (?:you|it|that|this|they|your|the|there|we)|will (?:it|that|this|there|your)|should (?:we|i)|may i ask)\\b",
);

/** Not a question in form, but one to answer. */
export const prompt =
  /^(?:please )?(?:(?:walk|talk|take) (?:me|us) through\b|help (?:me|us) understand\b|tell (?:me|us) (?:(?:a )?(?:little )?(?:bit )?more )?(?:a (?:little )?(?:bit )?)?(?:about|how|what|why|who|when|where|which)\b|describe (?:how|what|your|for me|to me)\b|(?:i am |i was )?(?:just )?(?:curious|wondering) (?:how|what|why|who|when|where|which|whether|if|about)\b|i wonder (?:how|what|why|who|if|whether)\b|i would (?:also |really )?(?:love|like) to (?:hear|understand|learn|know)(?: (?:more|a bit more|a little more))? (?:about your|about how|how|what|why|where|who)\b)/;

/** Yes or no in form, but asks to tell. */
export const askToTell =
  /^(?:can|could|would|will|do|did) (?:you|we|i)\b.{0,40}\b(?:tell|walk|talk|share|explain|describe|give (?:me|us)|help (?:me|us)|paint|elaborate|expand|say more)\b.{0,60}\b(?:how|what|why|through|about|more|picture|sense|example|understand|on that)\b/;

export const factQuestion =
  /^(?:how (?:many|much|often|long|big|large|soon|far|old|frequently|quickly|fast|likely|about)|what (?:time|date|day|month|year|percentage|version|number|share) |who|whose|when|where|which)\b/;
export const tellQuestion = /^(?:what|how|why)\b/;
export const lateQuestionWord = /(?:,|\band|\bso|\bbut|\bthen)\s+((?:what|how|why|who|when|where|which)\b.*)$/;

/** Asks whether one is understood or agreed with: a "yes" to it is a nod, not an answer. */
export const comprehensionCheck =
  /^(?:does (?:that|this|it)(?: all)? (?:make sense|sound (?:good|right|ok|okay|fair|reasonable))|(?:is|are) (?:that|this|you) (?:clear|ok|okay|fair|with me)|any questions(?: so far)?|are you with me|make sense)\b/;

/** Answers its own question. */
export const selfAnswer =
  /^(?:(?:well|and|so),? )?(?:because|it is because|the answer is|the reason is|it turns out|that is because)\b/;
