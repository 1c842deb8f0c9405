/** What is read of a body that is too large, in bytes and in time, before its sender is answered. */
const mostDiscardedBytes = 33_554_432;
const patienceMs = 5_000;

/**
 * A request's body byte for byte, no more of it than `maxBytes`. Null when it is larger: the rest is then read and
 * forgotten, within limits, because a sender that still writes loses the answer with the connection. Rejects when
 * the sender breaks off.
 */
export async function readRawBody(request: Request, maxBytes: number): Promise<Uint8Array | null> {
  const length = request.headers.get("content-length");
  if (length !== null && Number(length) <= maxBytes) return new Uint8Array(await request.arrayBuffer());
  const reader = request.body?.getReader();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  let stalled: NodeJS.Timeout | undefined;
  for (;;) {
    const { done = true, value } = (await reader?.read()) ?? {};
    if (done || !value) break;
    bytes += value.byteLength;
    if (bytes <= maxBytes) chunks.push(value);
    else stalled ??= setTimeout(() => void reader?.cancel(), patienceMs);
    if (bytes > mostDiscardedBytes) break;
  }
  clearTimeout(stalled);
  return bytes > maxBytes ? null : Buffer.concat(chunks, bytes);
}
