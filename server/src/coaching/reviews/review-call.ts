import type { StoredCall } from "./read-weeks.ts";
import type { ReviewedCall } from "./review.ts";

export function reviewCall(call: StoredCall, unscored: ReadonlyMap<string, string>): ReviewedCall {
  const { id, title, started, durationSeconds, url, rep, scores } = call;
  return {
    id,
    title,
    started: started.toISOString(),
    durationSeconds,
    url,
    rep,
    scores,
    unscored: unscored.get(id) ?? null,
  };
}
