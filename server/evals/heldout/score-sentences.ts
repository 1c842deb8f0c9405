import { computeSignals } from "../../src/coaching/signals/compute-signals.ts";
import { callOfSentence } from "./call-of-sentence.ts";

/** `type` is null for a sentence that voices no objection. */
export interface LabelledSentence {
  say: string;
  type: string | null;
}
export interface SentenceRates {
  /** Sentences that voice it. */
  labelled: number;
  /** Sentences in which it was heard. */
  heard: number;
  /** Sentences in which it was heard and that voice it. */
  right: number;
}

/**
 * For every type, and under `any` for an objection of whatever type, how many sentences voice it, how many were heard
 * as it and in how many both agree. Recall is right / labelled, precision right / heard.
 */
export function scoreSentences(
  sentences: LabelledSentence[],
  competitors: Parameters<typeof computeSignals>[1],
): Map<string, SentenceRates> {
  const rates = new Map<string, SentenceRates>();
  const add = (name: string, labelled: boolean, heard: boolean) => {
    const before = rates.get(name) ?? { labelled: 0, heard: 0, right: 0 };
    rates.set(name, {
      labelled: before.labelled + Number(labelled),
      heard: before.heard + Number(heard),
      right: before.right + Number(labelled && heard),
    });
  };
  for (const [number, { say, type }] of sentences.entries()) {
    const { objections } = computeSignals(callOfSentence(say, number), competitors);
    const heard = new Set<string>(objections.map((objection) => objection.type));
    for (const each of new Set(type === null ? heard : [...heard, type])) add(each, each === type, heard.has(each));
    add("any", type !== null, heard.size > 0);
  }
  return rates;
}
