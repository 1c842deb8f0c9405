/** Over `plainText`. Names or restates what the customer said before answering it. */
export const acknowledges =
  /\b(?:i (?:totally |completely |definitely |can )?(?:hear|understand|get|appreciate)(?: (?:you|that|it|where|the|your|completely|totally|why)|[.,!]|$)|(?:makes|make) (?:total |complete |a lot of |perfect )?sense|(?:that is |it is )?(?:a |an )?(?:very |really |totally |completely )?(?:fair|valid|legitimate|reasonable|understandable|great|good) (?:point|concern|question|enough|worry|pushback|challenge)|fair enough|(?:that is|it is) (?:totally |completely |very |really )?(?:fair|understandable|reasonable|valid)|(?:thanks|thank you|appreciate you) for (?:raising|sharing|being|flagging|saying|telling|bringing)|you are (?:absolutely |totally )?right|i am glad you (?:raised|brought|said|mentioned))/;

/** Feels with them: "Ouch.", "that's a real constraint", "no wonder". */
export const empathizes =
  /^(?:(?:ha|yeah|okay|ok|no|oh|right|ah|hm+|gosh|well)[,.]? )*(?:ouch|oof|yikes|understood|i am (?:glad|sorry) (?:you|to|that)|thank you for telling|no wonder)\b|\b(?:that is|it is|that sounds|that would be) (?:a |an )?(?:very |really |pretty |completely )?(?:real|big|serious|tough|hard|genuine|proper|painful|awful|rough|reasonable|frustrating|uncomfortable|lot|difficult) (?:constraint|worry|gap|problem|concern|number|ask|one|risk|thing|place|spot|position|position to be in|of money|experience)\b|\b(?:that is|it is) completely reasonable\b|\bi would (?:ask|worry|feel|want|say|be (?:worried|cautious|careful|nervous))(?: \w+)? (?:that|the same|too|as well)\b|\bi can (?:see|imagine) (?:why|how|that)\b|\b(?:that|it) must (?:have|be|feel)\b|\byou (?:would be|are) right to\b/;

/** Says what they said in other words: "So a vendor's word isn't worth much in that room." */
const reflects =
  /^(?:(?:ha|yeah|okay|ok|no|oh|right|ah|hm+|sure|got it|understood|and i suppose)[,.]? )*(?:so|and i suppose|then) (?!(?:we|our|i|let me|let us|let's|with|prefect|horizon|basically|honestly|actually|here|if we|what we|what i|that is why|the way|this is|the good news|look|can|could|do|does|would you)\b)\w+/;
const ownSide =
  /\b(?:we|our|us|prefect|horizon|though|but|actually|honestly|basically|that is what i would say|not the same|because)\b/;

export function isReflection(plain: string): boolean {
  return reflects.test(plain) && !ownSide.test(plain) && plain.split(" ").length <= 25;
}

/** Waves it away, whatever the words before it: "Yeah but that's apples and oranges". */
export const defends =
  /^(?:(?:oh|well|so|okay|ok|right|no|yeah|yes|sure|totally|absolutely|great question|good question|fair(?: enough)?|i hear you|i get (?:it|that)|i understand(?: that)?)[,.]? ?)*(?:yeah|yes|no|sure|right|okay|totally|well|see|look|fair(?: enough)?|i hear you|i get (?:it|that)|i understand(?: that)?|absolutely)[,.]? (?:but|although|actually|see[,.]|except)\b|\bapples (?:and|to|with) oranges\b|\bi (?:hear|get) (?:that|this) (?:a lot|all the time|every)\b|^(?:well[,.]? )?actually\b|\b(?:honestly|really)[,.]? (?:it|that|this) is (?:really )?not\b|\b(?:do|would) not worry\b|\bnothing to worry about\b|\bthat is (?:just |simply )?not (?:true|how it works|the case)\b/;

export const restates =
  /\b(?:(?:so )?(?:it )?sounds like|what i am hearing|what i hear|if i (?:understand|understood|heard|hear) (?:you |that |it )?(?:correctly|right)?|so (?:the|your) (?:concern|worry|question|issue|challenge) is|so (?:you are|you would) (?:worried|concerned|saying|asking)|let me make sure i|just so i understand|in other words|so what you are saying)\b/;

/** Asks whether the answer settled it. */
export const confirms =
  /\b(?:does (?:that|this|it) (?:\w+ )?(?:address|answer|help|resolve|settle|cover|work|ease|speak to|sound|make sense|change|solve|take care|get at)|did (?:that|i) (?:\w+ )?(?:address|answer|cover|help|resolve|settle)|is (?:that|this) (?:enough|ok|okay|fair|helpful|what you|workable|acceptable)|would (?:that|this) (?:\w+ )?(?:work|help|address|be enough|solve|resolve|be acceptable|ease|satisfy|take care)|how does (?:that|this) (?:sound|land|feel|sit)|are you comfortable with|how do you feel about that|what (?:concerns|worries|questions) (?:are|do you) (?:left|still|have)|anything (?:else )?(?:still )?(?:worrying|concerning|holding) you|where does that leave)\b/;
