import { findDateSaid } from "../../signals/find-date-said.ts";
import type { LoadedRubric } from "../../rubrics/rubric.ts";
import { quoteAt } from "../../transcripts/quote-at.ts";
import { countWords } from "../../transcripts/words.ts";
import type { ActionItem } from "../judgement.ts";
import { isBy, isIn, spanAt, type Hearing } from "./hearing.ts";

const most = 3;
const words = { least: 6, most: 40 };
/** What somebody says they will not do is nothing to tick off. */
const refuses = /\b(?:i|we) (?:will not|would not|can ?not|am not going to|are not going to|won't|can't)\b/;

/**
 * What was taken on, as it was said: the next step where the rubric asks for it, then promises with something
 * to deliver. At most three; none is made up when nothing was promised.
 */
export function findActionItems(hearing: Hearing, rubric: Pick<LoadedRubric, "action_items">): ActionItem[] {
  const { call, signals } = hearing;
  const items: ActionItem[] = [];
  const step = signals.nextStep;
  const quote = step && rubric.action_items.next_step ? quoteAt(call, step.span) : null;
  // "I'll follow up." without a day is nothing anybody could tick off.
  if (step && quote && (step.date !== null || countWords(quote.quote) >= words.least)) {
    items.push({ what: quote.quote, owner: step.owner, due: step.date, evidence: [quote] });
  }
  const seen = new Set<string>();
  for (const promise of rubric.action_items.promises) {
    for (const heard of hearing.heard) {
      if (items.length === most) return items;
      if (!isBy(heard.side, promise.by) || !isIn(heard, promise.where) || heard.isQuestion) continue;
      if (heard.words < words.least || heard.words > words.most || seen.has(heard.match)) continue;
      if (step?.span.turn === heard.turn && step.span.firstSentence === heard.sentence) continue;
      if (refuses.test(heard.match)) continue;
      if (!hearing.says(promise.say, heard) || (promise.and && !hearing.says(promise.and, heard))) continue;
      seen.add(heard.match);
      const quote = quoteAt(call, spanAt(heard));
      items.push({ what: quote.quote, owner: quote.speaker, due: findDateSaid(heard.text), evidence: [quote] });
    }
  }
  return items;
}
