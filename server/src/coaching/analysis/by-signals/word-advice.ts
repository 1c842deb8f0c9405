import type { Criterion } from "../../rubrics/rubric.ts";
import { exchangesOf } from "./exchanges.ts";
import type { Finding } from "./finding.ts";
import type { Heard, Hearing } from "./hearing.ts";

/** Short enough to be said back, long enough to mean something. */
const quotableWords = { least: 5, most: 18 };
const lookBackSentences = 40;
const troubleLists = ["pain", "says_consequence", "alternatives"];
/** Denials, conditions, fragments and hesitation sound wrong when they are said back. */
const needsItsContext =
  /^(?:well|no|nope|if|but|because|which|that|so|or|it's|okay|yeah|yes)\b|\b(?:um|uh|wouldn't say|not sure)\b/i;
/** What is said in greeting is not what the call is about. */
const smallTalkShare = 0.04;

/**
 * Words the rep could have said: the criterion's line around a sentence of the customer near the first missed moment, or its plain
 * line where no sentence can be repeated safely (a statement of 4-18 words that names trouble or a need, or the objection itself).
 */
export function wordAdvice(criterion: Criterion, findings: readonly Finding[], hearing: Hearing): string {
  const { say, say_with_quote: withQuote } = criterion.advice;
  const said = withQuote === undefined ? undefined : sentenceToRepeat(criterion, findings, hearing);
  return said === undefined || withQuote === undefined
    ? say
    : withQuote.replace("{said}", () => `"${said.text.trim()}"`);
}

function sentenceToRepeat(criterion: Criterion, findings: readonly Finding[], hearing: Hearing): Heard | undefined {
  if (criterion.applies === "with_objections") {
    return exchangesOf(hearing).find(({ raised }) => isQuotable(raised))?.raised;
  }
  const misses = findings.flatMap((finding) => finding.misses);
  const moment = hearing.heard.find((heard) =>
    misses.some((span) => span.turn === heard.turn && span.firstSentence === heard.sentence),
  );
  const names = (heard: Heard) =>
    heard.side === "customer" &&
    heard.position > smallTalkShare &&
    isQuotable(heard) &&
    hearing.says(troubleLists, heard);
  if (!moment) return hearing.heard.find(names);
  return (
    hearing.heard.slice(Math.max(0, moment.index - lookBackSentences), moment.index + 1).findLast(names) ??
    hearing.heard.find(names)
  );
}

function isQuotable(heard: Heard): boolean {
  return (
    !heard.isQuestion &&
    heard.words >= quotableWords.least &&
    heard.words <= quotableWords.most &&
    !heard.text.includes('"') &&
    !needsItsContext.test(heard.text) &&
    /^[A-Z].*[.!]$/u.test(heard.text.trim())
  );
}
