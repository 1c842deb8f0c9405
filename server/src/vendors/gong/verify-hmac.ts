import { createHmac, timingSafeEqual } from "node:crypto";

/** Null when `signature` is `sha256=<hex>` of the HMAC-SHA256 of the body under the secret; else the reason why not. */
export function verifyHmac(rawBody: Uint8Array, signature: string, secret: string): string | null {
  const hex = /^sha256=([0-9a-f]{64})$/i.exec(signature.trim())?.[1];
  if (hex === undefined) return "is not sha256=<64 hexadecimal digits>";
  const expected = createHmac("sha256", secret).update(rawBody).digest();
  return timingSafeEqual(expected, Buffer.from(hex, "hex")) ? null : "is not of this body under GONG_WEBHOOK_SECRET";
}
