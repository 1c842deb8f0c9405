import type { Coverage, TeamReview } from "../review.ts";
import { countOf } from "./say-score.ts";

/** What of the week is in the numbers, and what is not and why. */
export function sayCoverage({ recorded, analyzed, missing }: Coverage): string[] {
  if (recorded === 0) return [];
  return [
    `${countOf(recorded, "call")} recorded, ${analyzed} analyzed in full.`,
    ...missing.map(({ reason, calls }) => `${countOf(calls, "call")} left out: ${reason}`),
  ];
}

/** Who judged, and for how much. */
export function sayJudge({ analyzers, models, cost }: Pick<TeamReview, "analyzers" | "models" | "cost">): string[] {
  const { model, signals } = analyzers;
  return [
    ...(model > 0 ? [`${countOf(model, "call")} judged by ${models.join(", ") || "a model"}.`] : []),
    ...(signals > 0 ? [`${countOf(signals, "call")} scored by conversation signals, without a model.`] : []),
    ...(model + signals === 0
      ? []
      : [
          cost.requests === 0
            ? "Judging these calls cost $0: no model was asked."
            : `Judging these calls cost $${cost.usd.toFixed(cost.usd < 1 ? 4 : 2)} in ${countOf(cost.requests, "request")} to a model.`,
        ]),
  ];
}
