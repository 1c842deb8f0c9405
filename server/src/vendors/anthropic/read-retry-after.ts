/**
 * How long the service asks to wait, in milliseconds: `retry-after` in seconds or as an HTTP date.
 * Null when it does not say, or not readably.
 */
export function readRetryAfter(headers: Headers | undefined, nowMs: number): number | null {
  const value = headers?.get("retry-after")?.trim();
  if (!value) return null;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const atMs = Date.parse(value);
  return Number.isNaN(atMs) ? null : Math.max(0, atMs - nowMs);
}
