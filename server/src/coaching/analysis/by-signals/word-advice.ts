import type { Criterion } from "../../rubrics/rubric.ts";
import type { Finding } from "./finding.ts";
import type { Heard, Hearing } from "./hearing.ts";

/** Short enough to be said back, long enough to mean something. */
const quotableWords = { least: 5, most: 16 };
/** A sentence that leans on the one before, is denied, doubted or hesitant, or is no way to talk to a customer. */
const leansOnContext =
  /^(?:and|but|or|so|because|which|that|this|it|it's|that's|they|he|she|those|these|there|if|when|well|no|nope|not|yes|yeah|yep|okay|oh|then|also|like|sure|exactly|maybe|probably|just|only|same|you)\b|\b(?:um|uh|erm|wouldn't|not|n't|no|never|guess|suppose|maybe|kind of|sort of|damn|hell|shit|joking|god)\b|n't\b/i;
const leastSubjectWords = 2;

/**
 * Words the rep could have said: the criterion's line around what the customer said at the moment that was missed. Its plain line
 * where that is not one short affirmative sentence which stands alone.
 */
export function wordAdvice(criterion: Criterion, findings: readonly Finding[], hearing: Hearing): string {
  const { say, say_with_quote: withQuote } = criterion.advice;
  if (withQuote === undefined) return say;
  const said = momentsMissed(findings, hearing).find((heard) => standsAlone(heard, hearing));
  return said === undefined ? say : withQuote.replace("{said}", () => `"${said.text.trim()}"`);
}

/** What the customer said where something was missing, in order of time. */
function momentsMissed(findings: readonly Finding[], hearing: Hearing): Heard[] {
  const missed = new Set(findings.flatMap(({ misses }) => misses.map((span) => `${span.turn}.${span.firstSentence}`)));
  return hearing.heard.filter((heard) => heard.side === "customer" && missed.has(`${heard.turn}.${heard.sentence}`));
}

function standsAlone(heard: Heard, hearing: Hearing): boolean {
  const text = heard.text.trim();
  return (
    !heard.isQuestion &&
    heard.words >= quotableWords.least &&
    heard.words <= quotableWords.most &&
    !/["…]/.test(text) &&
    !leansOnContext.test(text) &&
    /^[A-Z][^;]*[.!]$/u.test(text) &&
    hearing.contentWords(heard).size >= leastSubjectWords
  );
}
