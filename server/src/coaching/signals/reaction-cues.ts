/** Over `plainText`. Names or restates what the customer said before answering it. */
export const acknowledges =
  /\b(?:i (?:totally |completely |definitely |can )?(?:hear|understand|get|appreciate)(?: (?:you|that|it|where|the|your|completely|totally|why)|[.,!]|$)|(?:makes|make) (?:total |complete |a lot of |perfect )?sense|(?:that is |it is )?(?:a |an )?(?:very |really |totally |completely )?(?:fair|valid|legitimate|reasonable|understandable|great|good) (?:point|concern|question|enough|worry|pushback|challenge)|fair enough|(?:that is|it is) (?:totally |completely |very |really )?(?:fair|understandable|reasonable|valid)|(?:thanks|thank you|appreciate you) for (?:raising|sharing|being|flagging|saying|telling|bringing)|you are (?:absolutely |totally )?right|i am glad you (?:raised|brought|said|mentioned))/;

export const restates =
  /\b(?:(?:so )?(?:it )?sounds like|what i am hearing|what i hear|if i (?:understand|understood|heard|hear) (?:you |that |it )?(?:correctly|right)?|so (?:the|your) (?:concern|worry|question|issue|challenge) is|so (?:you are|you would) (?:worried|concerned|saying|asking)|let me make sure i|just so i understand|in other words|so what you are saying)\b/;

/** Asks whether the answer settled it. */
export const confirms =
  /\b(?:does (?:that|this|it) (?:\w+ )?(?:address|answer|help|resolve|settle|cover|work|ease|speak to|sound|make sense|change|solve|take care|get at)|did (?:that|i) (?:\w+ )?(?:address|answer|cover|help|resolve|settle)|is (?:that|this) (?:enough|ok|okay|fair|helpful|what you|workable|acceptable)|would (?:that|this) (?:\w+ )?(?:work|help|address|be enough|solve|resolve|be acceptable|ease|satisfy|take care)|how does (?:that|this) (?:sound|land|feel|sit)|are you comfortable with|how do you feel about that|what (?:concerns|worries|questions) (?:are|do you) (?:left|still|have)|anything (?:else )?(?:still )?(?:worrying|concerning|holding) you|where does that leave)\b/;
