/** How one request is made to fail. Without `retryAfterSeconds` no `retry-after` is sent, as with a spend cap. */
export type Failure =
  | { kind: "status"; status: number; message?: string; retryAfterSeconds?: number }
  /** An `error` event in the middle of a stream that began with 200. */
  | { kind: "error_event"; type?: string; message?: string }
  /** The connection is lost: before any answer, in the middle of it, or by ending it early without an error. */
  | { kind: "cut"; at: "connect" | "middle" | "early_end" }
  /** Begins and then says nothing more, not even a ping. */
  | { kind: "hang"; at: "connect" | "middle" }
  /** 200, billed, and not the answer that was asked for. */
  | { kind: "refusal" | "truncated" | "malformed" };
