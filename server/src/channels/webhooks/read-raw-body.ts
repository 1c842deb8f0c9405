/**
 * A request's body byte for byte, read no further than `maxBytes`. Null when it is larger. Rejects when the sender
 * breaks off.
 */
export async function readRawBody(request: Request, maxBytes: number): Promise<Uint8Array | null> {
  const length = request.headers.get("content-length");
  if (length !== null) return Number(length) > maxBytes ? null : new Uint8Array(await request.arrayBuffer());
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, bytes);
}
