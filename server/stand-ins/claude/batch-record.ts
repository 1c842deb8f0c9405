import type { Failure } from "./failure.ts";
import type { InputUsage } from "./prompt-cache.ts";

export type BatchRoute = "create" | "retrieve" | "results" | "cancel";

/** How one request of a batch is made to fail; only the last three kinds are billed. */
export type ItemFailure =
  | { kind: "errored"; type?: string; message?: string }
  | { kind: "expired" }
  | { kind: "refusal" | "truncated" | "malformed" };

export interface BatchOptions {
  /** By the stand-in's clock, from creation to end. Default 0: ended when first asked about. */
  endsAfterMs?: number;
  /** Asked for every request about batches, counted from 0 a route. `status`, and `cut` at `connect` or `middle`. */
  fail?: (asked: { route: BatchRoute; number: number }) => Failure | undefined;
  /** Asked for each request of a batch when it is answered; both are counted from 0. */
  failItem?: (item: { batch: number; number: number; customId: string; body: unknown }) => ItemFailure | undefined;
}

export interface BatchItemRecord {
  customId: string;
  body: unknown;
  /** Null until answered, and for what was never answered. */
  usage: (InputUsage & { output_tokens: number }) | null;
  /** As the service shows it; null until the batch ends. */
  result: { type: "succeeded" | "errored" | "canceled" | "expired"; [key: string]: unknown } | null;
}

/** What a test can ask about one batch afterwards. Times are of the stand-in's clock, in milliseconds. */
export interface BatchRecord {
  id: string;
  createdAtMs: number;
  endedAtMs: number | null;
  cancelledAtMs: number | null;
  items: BatchItemRecord[];
}
