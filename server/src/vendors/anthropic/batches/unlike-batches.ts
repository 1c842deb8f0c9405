import { AttemptFailure } from "../attempt-failure.ts";

/** For an answer of 200 that is not what a batch looks like: a page of some proxy, mostly. */
export function unlikeBatches(baseUrl: string): AttemptFailure {
  return new AttemptFailure({
    failure: "bad_request",
    retry: "never",
    explain: () =>
      `${new URL(baseUrl).host} does not answer about batches like Claude. Check ANTHROPIC_BASE_URL; calls can be analyzed one by one.`,
  });
}
