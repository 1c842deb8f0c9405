/** Reported of people outside the customer's own house, or long over. */
const elsewhere =
  /\b(?:people|folks|(?:some|other|most|a lot of|many) (?:\w+ )?(?:teams|people|companies|customers|vendors)|they|someone|somebody|everyone|a friend|my friend)(?: \w+){0,2}? (?:say|says|said|saying|told|tell|complain|complains|complained|think|thinks|thought|ask|asks|asked|claim|claims|mentioned|argue)\b/;
const overNow =
  /\b(?:used to (?:be|think|say|worry|have)|at first|initially|originally|(?:was|were) (?:\w+ )?(?:worried|concerned|skeptical|nervous|hesitant)|back then|in the past|at my (?:last|previous|old)|my (?:last|previous|old) (?:company|job|team)|last (?:year|time)|previously|years ago)\b/;
const playedDown =
  /\b(?:is|are|was|will|would|does|seems?) (?:definitely |really |honestly |probably |certainly )?(?:not|no longer|never) (?:be |going to be |really |necessarily |seem like )*(?:a |an |the |any |that |much of a )?(?:big |real |huge |major )?(?:problem|issue|concern|blocker|worry|deal[- ]?breaker|show[- ]?stopper|non[- ]?starter|objection|hurdle)\b|\b(?:no|any) (?:\w+ )?(?:concerns?|objections?|worries|reservations|hesitations?)\b|\bnot (?:at all |really |too |that )?(?:worried|concerned|nervous|hesitant)\b|\b(?:resolved|solved|sorted out|taken care of|addressed)\b/;
const supposedBefore =
  /\b(?:if|unless|in case|suppose|supposing|imagine|whether|what if|hypothetically|let us say|let's say|once)\b/;
const negatedBefore = /\b(?:not|never|no longer|nobody|hardly|without)\b(?:\W+\w+){0,4}\W*$/;
const painToday =
  /\b(?:COMP|our (?:current|existing|old)|the (?:current|existing|old)|what we have|today's|snowflake|aws|our (?:\w+ )?(?:cloud|warehouse)|downtime|outages?|incidents?|failures?|hiring|consultants?)\b[^,]{0,30}\b(?:is|are|was|gets?|getting|got|has gotten|became)\b[^,]{0,20}\b(?:expensive|pricey|costly|a lot of money)\b/;
const scheduling =
  /\b(?:calendar|schedule|availability|(?:i am|are you|you are|we are) free|slot|time works|what time|date works|invite)\b/;

/** Today's tool hurts, which is a reason to buy; or the answer is known already. */
const ofToday =
  /\b(?:the|our|this) (?:old|current|existing|present|previous) (?:\w+ ){0,2}?(?:is|was|are|were|keeps?|has been)\b/;
const knownAlready =
  /\byou (?:\w+ )?(?:said|told|showed|confirmed)\b[^.]{0,25}\b(?:it does|you do|it is|that is|it will|they do|works)\b|\bso we are (?:clear|fine|good|safe)\b|\b(?:freeze|lockdown|season|migration|merger|audit)\b[^.]{0,15}\b(?:ended|lifted|is over|is done|is behind us)\b|\b(?:sent (?:them|him|her) away|turned (?:them|him|her) down|(?:i|we) regret)\b/;

/** The clause around a match: what stands between the nearest commas, stops and "but"s. */
function clauseAround(part: string, index: number, length: number): { before: string; whole: string } {
  const bounds = /[,;:]|\bbut\b|\bso\b|\bthough\b|\bbecause\b/g;
  let start = 0;
  let end = part.length;
  for (const bound of part.matchAll(bounds)) {
    const after = bound.index + bound[0].length;
    if (after <= index) start = after;
    else if (bound.index >= index + length) {
      end = bound.index;
      break;
    }
  }
  return { before: part.slice(start, index), whole: part.slice(start, end) };
}

/**
 * Whether a cue at `index` of a sentence does not object after all: told of others or of the past, supposed,
 * negated, played down, a complaint about what they have today, or about finding a date.
 */
export function isHarmless(part: string, index: number, length: number, ownPast = false): boolean {
  const { before, whole } = clauseAround(part, index, length);
  return (
    elsewhere.test(part.slice(0, index)) ||
    (!ownPast && overNow.test(part)) ||
    knownAlready.test(part) ||
    supposedBefore.test(before) ||
    negatedBefore.test(before) ||
    playedDown.test(whole) ||
    painToday.test(whole) ||
    scheduling.test(whole)
  );
}

/** Whether a technical cue at `index` complains of what they have today. */
export function isPainOfToday(part: string, index: number): boolean {
  return ofToday.test(part.slice(0, index + 1).concat(part.slice(index + 1, index + 12)));
}

/** What a rep asks to learn how things are: an answer to it states a fact and objects to nothing. */
export const asksForFacts = {
  competitor:
    /\b(?:what|which|how|do|are|did) .*\b(?:use|using|tools?|stack|setup|set up|today|currently|orchestrat\w*|schedul\w*|in place|running on|built)\b/,
  authority:
    /\b(?:decision|decide|decides|sign|signs|approve|approves|approval|involved|agreed|say yes|says yes|last word|look at when|need to see|want to know|who would|who else|go about buying|procurement|process|stakeholders?|who else|buy-?in|budget owner|walk me through)\b/,
};
