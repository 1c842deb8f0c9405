import type { ModelDeps } from "../analysis/by-model/ask-model.ts";
import type { Cost } from "../analysis/call-analysis.ts";
import { assertPriced } from "../analysis/price.ts";
import type { Dimension } from "../calls/call.ts";
import { indexTranscript } from "../evidence/index-transcript.ts";
import { verifyQuotes } from "../evidence/verify-quotes.ts";
import type { Quote } from "../transcripts/span.ts";
import { askComparison, type PairVerdict } from "./ask-comparison.ts";
import type { ComparedCall, Difference, Disagreement } from "./comparison.ts";

export interface ModelComparison {
  differences: Difference[];
  disagreements: Disagreement[];
  rejectedQuotes: number;
}

/**
 * Asks which of two calls was better in each dimension: the best-scored one beside each other one, each pair in both
 * orders, because a model leans to a place. A verdict counts when both orders give it and words that were said show
 * it; what two orders decide differently is a disagreement and decides nothing. The second order of one pair is told
 * the same system and schema, so that those are read from the provider's cache.
 * @throws ModelError when a request gave no usable answer; what was billed until then is in the ledger and in `cost`.
 */
export async function compareByModel(
  calls: readonly ComparedCall[],
  { dimensions, signal }: { dimensions: readonly Dimension[]; signal: AbortSignal },
  deps: ModelDeps,
  cost: Cost,
): Promise<ModelComparison> {
  assertPriced(deps.settings.coachingModel, deps.prices);
  const [best, ...others] = calls.toSorted(
    (a, b) => (b.analysis.scores.overall ?? -1) - (a.analysis.scores.overall ?? -1),
  );
  const result: ModelComparison = { differences: [], disagreements: [], rejectedQuotes: 0 };
  if (!best) return result;
  const indexes = new Map(calls.map(({ call }) => [call.id, indexTranscript(call)]));
  // Settled, not all: a request under way when another fails is billed, and must be in the ledger when this ends.
  const answers = await Promise.allSettled(
    others.map(async (other) => {
      const asked = { dimensions, signal: AbortSignal.any([signal]) };
      const [told, swapped] = await Promise.allSettled([
        askComparison(best, other, asked, deps, cost),
        askComparison(other, best, asked, deps, cost),
      ]);
      if (told.status === "rejected") throw told.reason;
      if (swapped.status === "rejected") throw swapped.reason;
      return { other, told: told.value, swapped: swapped.value };
    }),
  );
  const verify = (quotes: PairVerdict["quotes"]) =>
    Object.entries(quotes).flatMap(([callId, claimed]) => {
      const index = indexes.get(callId);
      if (!index) return [];
      const { evidence, rejected } = verifyQuotes(claimed, index);
      result.rejectedQuotes += rejected;
      return evidence.map(({ quote, speaker, startSeconds, endSeconds }) => ({
        quote,
        speaker,
        startSeconds,
        endSeconds,
        callId,
      }));
    });
  for (const each of answers) {
    if (each.status === "rejected") throw each.reason;
    const { other, told, swapped } = each.value;
    for (const dimension of dimensions) {
      const [one, two] = [told.get(dimension), swapped.get(dimension)];
      if (!one || !two) continue;
      const evidence = [one, two].flatMap(({ quotes }) => verify(quotes));
      if (one.betterId !== two.betterId) {
        const callIds: [string, string] = [best.call.id, other.call.id];
        result.disagreements.push({ dimension, callIds, firstOrder: one.betterId, swappedOrder: two.betterId });
      } else if (one.betterId !== null && evidence.length > 0) {
        const [winner, loser] = one.betterId === best.call.id ? [best, other] : [other, best];
        result.differences.push(toDifference(dimension, winner, loser, one.why, evidence));
      }
    }
  }
  return result;
}

const quotesAtMost = 4;
/** A verdict on a whole dimension weighs as much as two levels of a criterion of the usual weight. */
const rankOfVerdict = 6;

function toDifference(
  dimension: Dimension,
  winner: ComparedCall,
  loser: ComparedCall,
  why: string,
  evidence: (Quote & { callId: string })[],
): Difference {
  const different = new Map(evidence.map((quote) => [`${quote.callId} ${quote.startSeconds} ${quote.quote}`, quote]));
  return {
    dimension,
    criterion: "overall",
    name: "As a whole",
    levels: {},
    values: Object.fromEntries(
      [winner, loser].map(({ call, analysis }) => [call.id, analysis.scores[dimension] ?? null]),
    ),
    bestCallId: winner.call.id,
    worstCallId: loser.call.id,
    why,
    evidence: [...different.values()].slice(0, quotesAtMost),
    rank: rankOfVerdict,
  };
}
