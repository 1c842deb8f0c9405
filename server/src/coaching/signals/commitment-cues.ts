/**
 * Verbs that finish a call's business, over `plainText`. "Show", "share my screen", "go ahead" and the like happen
 * on the call and are left out.
 */
const act =
  "(?:send|resend|e-?mail|forward|share(?! (?:my|the|our|a) screen)|schedule (?:a|the|that|time|some|our|us|it)|set up (?:a|the|some|that|another|your|our) (?:\\w+ ){0,3}?(?:call|meeting|time|session|demo|trial|workspace|environment|sandbox|account|workshop|poc|pilot|channel|review|intro)|set up (?:for )?(?:mon|tues|wednes|thurs|fri)day|set (?:it|that|this) up|get (?:it|that|this|us) (?:in|on) the (?:calendar|diary)|put (?:it|that|us|you) (?:in the (?:calendar|diary)|down for)|book|get (?:back to|that (?:over|to)|it (?:over|to)|you|them|this over|something on|time on|us)|follow up|circle back|loop (?:in|\\w+ in)|introduce (?:you|them|him|her|your \\w+)\\b|connect (?:you|us|them)|make (?:an|the|that) intro\\w*|put together|put (?:some |a )?(?:time|hold|something|a placeholder)|prepare|draft|ask (?!you\\b)|write (?:to|up|that up|it up|the|a)|check (?:with|on|internally)|talk (?:to|with)|speak (?:to|with)|confirm|invite|call (?:you|him|her|them|us)|reach out|ping|run (?:it|this|that) (?:by|past)|bring (?:in )?(?:our|my|the|it|this|her|him)|meet|reconnect|regroup|come back (?:to|with)|sync|catch up|sign|test|try (?:it|that|this)|pilot|kick off|provision|create (?:a|the|your) (?:workspace|channel|doc\\w*|plan|proposal|account)|look into|find out|block|hold|pull together|have (?:it|that|this|one|an answer|something|the \\w+) (?:to you|for you|ready|over|back|done|by)|review|redline|turn (?:it|that|this) around|be back|deliver|provide|fill (?:out|in)|upload|start the|do (?:the|a|that|another) (?:demo|deep dive|workshop|review|call|session|pilot|poc)|see you|speak|talk)";
const onTheWay =
  "(?: (?:also|then|definitely|certainly|just|please|maybe|all|both|go ahead and|plan to|plan on|aim to|make sure (?:to|i|we)|personally|gladly|be sure to|try to|plan to|and))*";

/**
 * Who is to do it: `self` speaks ("I'll send"), `other` is spoken to ("you'll send"), `asked` is requested ("could
 * you send"), `us` is everybody and nobody ("let's meet"), `who` is named ("Priya will send"). One pattern, because
 * the verbs are many and a pattern costs its length when it is first used.
 */
export const commits = new RegExp(
  '(?<![^\\s"])(?:' +
    "(?<self>(?:i|we) (?:will|am going to|are going to|can definitely|promise to))|" +
    "(?<us>let's|let us|we should|can we|could we|shall we|why do not we|should we)|" +
    "(?<other>you (?:will|are going to))|" +
    "(?<asked>(?:could|can|will|would) you)|" +
    "(?<who>[^\\s,.?!]+)(?:,[^,]{1,40},)? (?:will|is going to)" +
    `)${onTheWay} ${act}\\b`,
);
export const letMe =
  /\blet me(?: (?:also|then|definitely|just|go ahead and))* (?:send|schedule|set up|book|get back|follow up|check with|put together|loop|draft|find out|confirm|e-?mail)\b/;
export const letUs =
  /\blet(?:'s| us)(?: (?:plan to|go ahead and|also|then|just|aim to))* (?:do|say|plan|aim|go with|reconvene|get together|pencil)\b/;
/** A time put to the other side, or taken. */
export const proposesTime =
  /\b(?:how about|what about|how (?:does|would|is)|are you (?:free|available|around|both|in)|(?:can|could|might|would) (?:you|we|i) (?:both |all )?(?:do|meet|talk|speak|make|manage|have|take|say|start|begin|look|sit|get|go|come|catch|spare|find|put|join)|shall (?:we|i)|(?:let's|let us) (?:say|do|plan|aim|meet|go|take|talk|speak|look|start|begin|sit|put|make|have|find|keep|fix|reconvene)|i would (?:suggest|propose|say)|what i would (?:suggest|propose)|my (?:suggestion|proposal)|(?:does|would|is|will)\b.*\b(?:work|works|good|free|okay|ok|suit|suits|available|fine|possible|convenient|do))\b/;
export const takesTime =
  /\b(?:works(?: for (?:me|us|everyone|both))?|work (?:for|great|fine)|sounds (?:good|great|perfect|fine|right)|see you|talk (?:to you )?(?:on|then|next|tomorrow)|speak (?:on|then|next|tomorrow)|suits|suit (?:me|us)|i (?:can|could) do|i am free|(?:it|he|she|that) is in (?:the|my) (?:diary|calendar)|\w+(?: is|'s| it is| would be) (?:good|great|perfect|fine|okay|ok|free|possible|better|best|lovely|grand)(?: (?:for|by|with) (?:me|us))?)\b/;
export const agrees =
  /^(?:(?:oh|um|uh|well|so|and|okay)[,.]? )*(?:yes|yeah|yep|yup|sure|of course|absolutely|definitely|will do|okay|ok|perfect|great|sounds (?:good|great|perfect|like a plan)|happy to|i can|i will|we can|we will|that works|works|certainly|no problem|you got it|done|deal|agreed|fine|lovely|grand|suits|brilliant|let's do (?:it|that)|let us do|good|we are on|aye|ja|right you are)\b/;

/** Parting words name a time agreed before. */
export const parting =
  /^(?:(?:great|thanks|thank you|perfect|okay|all right|alright|so|and|then)[,.]? (?:\p{L}+[,.] )?)*(?:see you|talk (?:to you )?|speak)\b/u;
/** What a time agreed nearby belongs to. */
export const aboutMeeting =
  /\b(?:invites?|invitation|calendar|schedule|book|hold|times?|meet|meeting|call|speak|talk|session|link|reconnect|regroup|sync|do|say|demo|workshop|review|set up)\b/;

/** Not firm, or not after the call. */
export const notFirm =
  /\b(?:maybe|might|possibly|perhaps|at some point|some ?time|someday|eventually|if (?!that works|that is (?:ok|okay|fine|alright)|you (?:do not mind|would like|like|want|are (?:ok|okay))|it is (?:ok|okay)|okay|ok\b|all goes)|unless|whether|would have|could have|should have|in a (?:second|moment|minute|bit)|in just a|right now|as we speak|while (?:i|we)|be honest|will see you in the|get (?:to that|into|started|going|you (?:to think|out of|up to))|talk (?:about|through)|speak (?:about|to that)|come back to (?:that|this|it) (?:later|in a)|for example|let us say|i will say|how (?:we|you) will|every|whenever|each time|when(?:ever)? (?:a|an|your|the|something|you) \w+ (?:fails?|runs?|breaks?|finish\w*))\b/;

/** Undertakes to set a meeting up. */
export const invites =
  /\b(?:i|we) (?:will|am going to|can)\b[^.?!]{0,60}\b(?:invit\w+|calendar|diary|link|hold|meeting request|set (?:it|that) up|book (?:it|that))\b/;
