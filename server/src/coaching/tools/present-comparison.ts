import type { Comparison } from "../comparison/comparison.ts";
import type { CompareCallsOutput } from "./compare-calls-output.ts";
import { zoneTime } from "./zone-time.ts";

/** A comparison under the names of the public surface. A dimension that was not asked for has no score. */
export function presentComparison(comparison: Comparison, timezone: string): CompareCallsOutput {
  const { cost } = comparison;
  return {
    calls: comparison.calls.map(({ call, analysis: { scores } }) => ({
      call: {
        id: call.id,
        title: call.title,
        started: zoneTime(call.started, timezone),
        duration_seconds: call.durationSeconds,
        call_type: call.callType,
        product: call.product,
        rep: { email: call.rep.email, name: call.rep.name, role: call.rep.role },
      },
      scores: {
        overall: scores.overall,
        discovery: scores.discovery ?? null,
        product_knowledge: scores.product_knowledge ?? null,
        objection_handling: scores.objection_handling ?? null,
        engagement: scores.engagement ?? null,
      },
    })),
    differences: comparison.differences.map(
      ({ dimension, criterion, name, levels, values, bestCallId, why, evidence }) => ({
        dimension,
        criterion,
        name,
        levels,
        values,
        best_call_id: bestCallId,
        why,
        evidence: evidence.map(({ callId, quote, speaker, startSeconds, endSeconds }) => ({
          call_id: callId,
          quote,
          speaker,
          start_seconds: startSeconds,
          end_seconds: endSeconds,
        })),
      }),
    ),
    summary: comparison.summary,
    analyzer: comparison.analyzer,
    disagreements: comparison.disagreements.map(({ dimension, callIds, firstOrder, swappedOrder }) => ({
      dimension,
      call_ids: callIds,
      first_order: firstOrder,
      swapped_order: swappedOrder,
    })),
    rejected_quotes: comparison.rejectedQuotes,
    cost: {
      usd: cost.usd,
      input_tokens: cost.inputTokens,
      cached_tokens: cost.cachedTokens,
      output_tokens: cost.outputTokens,
    },
    notice: comparison.notice,
  };
}
