/** Over `plainText`. Says again what was said. */
const recap: RegExp[] = [
  /^(?:(?:okay|ok|so|great|perfect|all right|alright|well|and|but|just|cool|awesome|then|right|now)[,.]? )*(?:(?:just |quickly )?to (?:quickly )?(?:recap|summarize|summarise|sum up)|in summary|quick recap)\b/,
  /\b(?:let me|let's|i will|i would like to|i want to|can i|could i|may i|i am going to)(?: (?:just|quickly|try to|briefly|first|maybe))* (?:recap|(?:summarize|summarise|sum up)(?! (?:it|them|a|an)\b)|play (?:that|this|it) back|repeat (?:that|it|this) back|(?:say|go) (?:that|this|it) back|say back|go (?:back )?over (?:that|this|it|what)|reflect (?:that|it|this) back|read (?:that|it) back)\b/,
  /\b(?:make sure|check|see if|confirm) (?:that )?i (?:have |am )?(?:got|get|understand|understood|understanding|heard|hear|have|hearing|captured|following)\b(?! (?:what|how|why|which|where)\b)/,
  /\b(?:what i am hearing|what i (?:have )?heard|here is what i (?:have )?heard|what i have (?:got(?! too| as well)|so far)|what i am taking away)\b/,
  /\bif i (?:understand|understood|heard|hear|am hearing|(?:have )?got|have) (?:you |that |it |this )?(?:correctly|right)\b/,
  /\bhere is (?:how|what|where) i (?:have|have got|think|understand|see) (?:it|so far|we are|us|you)?\b|\bhow i have (?:got )?it\b|\b(?:try|going) to (?:say|play) (?:it|that|this) back\b|\bsay (?:it|that|this|what i have heard) back\b|\bput (?:it|that|this) (?:together|in my (?:own )?words)\b/,
  /\b(?:tell|correct|stop) me (?:if|where|what|when) i (?:have |am )?(?:got |get |getting )?(?:it |this |that |any of (?:it|this) )?(?:wrong|off|missed)\b/,
];

/** Talks of a recap to come, or of somebody else's. */
const notNow =
  /\b(?:minutes left|at the end|before we (?:finish|wrap|go|hang)|towards the end|recap (?:e-?mail|note|deck|doc|document|slide)|send (?:you |over |out |everyone )?(?:a|the|that|this) (?:\w+ )?(?:recap|summary)|(?:will|going to) (?:send|write|share|e-?mail)\b)/;

const asks =
  /\b(?:(?:did|have) i (?:get|got|miss|missed|understand|capture|captured|hear|leave)|(?:is|was) that (?:right|correct|accurate|fair|a fair|how you|about right|everything|all)|(?:does|do) (?:that|this|i) (?:sound|match|have (?:that|it)|capture|reflect|cover)|is that what you|anything (?:i|we|you|to|else|that)|what did i get wrong|what (?:did i|have i|am i) (?:miss|missing|leave)|sound (?:right|accurate|about right|fair)|am i missing|(?:right|correct|fair)\?$)/;

const affirms =
  /^(?:(?:oh|um|uh|well|so|and|okay|i think)[,.]? )*(?:yes|yeah|yep|yup|exactly|correct|right|that is (?:right|correct|it|exactly|accurate|fair|about right|spot on|a (?:good|fair|great))|spot on|perfect|absolutely|you (?:got|nailed|have got) it|pretty much|mostly|sounds (?:right|good|about right)|that is (?:what|everything|all)|nothing|word for word|that (?:sums|captures|covers|matches)|bang on|precisely|100|one hundred percent|totally|definitely|the only thing|great summary|good summary|you have it|no[,.] (?:that is (?:it|right|everything|all|exactly|spot)|nothing|you (?:have )?got (?:it|everything|all))|(?:and )?that is (?:us|me|the (?:lot|size|whole|job|long))|could not have|it is (?:right|correct|the (?:list|picture|lot|whole)|all there|spot))\b/;

export function recaps(plain: string): boolean {
  return recap.some((cue) => cue.test(plain)) && !notNow.test(plain);
}

export function asksToConfirm(plain: string): boolean {
  return asks.test(plain);
}

export function affirmsRecap(plain: string): boolean {
  return affirms.test(plain);
}
