/** Over `plainText`. Says what the conversation is to cover. */
const agenda: RegExp[] = [
  /\b(?:can|could|may) i (?:just )?(?:suggest|propose|say) (?:how|what) (?:we|i)\b/,
  /\bwhat i would (?:suggest|propose) is\b/,
  /\b(?:i|we) would like to spend (?:most|some|the|it|half|a|this)\b/,
  /\b(?:(?:my|the|our|a|an|quick|proposed|suggested|rough|today's|for|set the|set an) )agenda\b(?! item)/,
  /\bagenda (?:for|is|today|looks|i)\b/,
  /\b(?:here is|this is) (?:what|how) (?:i|we) (?:thought|was thinking|had in mind|would like|want|wanted|planned|propose|would propose|figured)\b/,
  /\b(?:i|we) (?:thought|figured|was thinking|were thinking|was hoping|were hoping|would suggest|suggest|propose|would propose) (?:that )?(?:we|i) (?:could |would |might |can |will )?(?:start|begin|spend|use|cover|go|kick off|first|walk|take|do|talk)\b/,
  /\b(?:what|the things?|the topics?|a (?:few|couple)(?: of)? things) (?:i|we) (?:would like|want|wanted|would love|am hoping|was hoping|were hoping|hope|had hoped|plan|planned) to (?:cover|get through|accomplish|do|go through|discuss|talk about|get to|achieve|focus on)\b/,
  /\b(?:today|this (?:call|meeting|morning|afternoon|session)|(?:the next|our) (?:\w+ ){0,3}?(?:minutes|half hour|hour)|our time(?: together)?)\b,?(?: \w+){0,3}? (?:i|we) (?:would like|want|wanted|would love|am hoping|was hoping|were hoping|hope|will|are going|am going|plan|planned|thought|should)(?: to| we would| we could| i would)?(?: (?:first|start by|really|just|quickly))? (?:cover|covering|go through|walk through|walk you through|start|learn|understand|hear|spend|do|discuss|talk through|focus|show|get through|review)\b/,
  /\b(?:i|we) (?:would like|want|wanted|would love|am hoping|was hoping|were hoping|hope|plan|planned) to (?:cover|get through|accomplish|walk through|go through|spend|start (?:by|with)|use (?:the|our|this) time|learn|understand|hear)\b.*\b(?:today|then|after that|first|and if|this call|next (?:\w+ )?minutes|our time|by the end|before we)\b/,
  /\b(?:plan|goal|objective|purpose|aim) (?:for|of) (?:today|this|the|our)\b/,
  /\bby the end of (?:this|the|our|today's) (?:call|meeting|time|conversation|session|half hour|hour)\b/,
  /\b(?:what would|how can we|what do you need to|what would you like to|what are you hoping to|anything (?:else )?you would like to) (?:make (?:this|today|the next)|use this|get out of|cover|see|add to the agenda|walk away)\b.*\b(?:today|call|time|meeting|minutes|agenda|conversation)\b/,
  /\bfirst\b.*\bthen\b.*\b(?:next steps|questions|time at the end|wrap|leave (?:some )?time)\b/,
  /\b(?:three|two|four|a couple of|a few|couple) (?:things|topics|items|points|parts) (?:for|to cover|on the|i would like|we should|today)\b/,
];

const number = "(?:\\d+|fifteen|twenty|twenty-five|thirty|forty|forty-five|fifty|sixty|an|a half|half an)";
/** Asks or says how long there is. */
const timeCheck: RegExp[] = [
  /\bhard stop\b/,
  new RegExp(
    `\\b(?:still|have|got|booked|scheduled|set aside|blocked|take|is|for|only|our|use)(?: (?:us|the|our|about|only|still|you|down for|good for|ok for|okay for))* (?:full )?${number} (?:minutes|mins|hour)\\b`,
  ),
  /\b(?:we (?:have|have got|are booked|are scheduled) (?:until|till|through)|(?:until|till) (?:half past|quarter (?:to|past)|the (?:top|bottom|half)|\w+ (?:o'clock|thirty|fifteen))|(?:ok|okay|good) on time|does (?:that|the) time(?: \w+)? (?:still )?work|how (?:are you|much time do (?:you|we)) (?:on time|have)|time check|do you (?:still )?have (?:until|the full))\b/,
];

export function setsAgenda(plain: string): boolean {
  return agenda.some((cue) => cue.test(plain));
}

export function checksTime(plain: string): boolean {
  return timeCheck.some((cue) => cue.test(plain));
}
