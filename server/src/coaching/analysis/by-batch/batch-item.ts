import { createHash } from "node:crypto";
import type { Dimension } from "../../calls/call.ts";

/** One dimension of one call as a request of a batch. */
export interface PlannedItem {
  /** Within the batch; follows from the cache key, so that a result finds its call after any restart. */
  id: string;
  callId: string;
  dimension: Dimension;
  cacheKey: string;
}

export function toItem(callId: string, dimension: Dimension, cacheKey: string): PlannedItem {
  return { id: cacheKey.slice(0, 40), callId, dimension, cacheKey };
}

/** A UUID for the ledger's row of one request of one batch: the same whenever it is collected. */
export function ledgerId(batchId: string, itemId: string): string {
  const hash = createHash("sha256").update(`${batchId}/${itemId}`).digest("hex");
  // Version 8: made by a rule of our own (RFC 9562).
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `a${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join("-");
}
