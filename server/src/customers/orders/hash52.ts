/**
 * A number of 52 bits that stands for a text: the same on every machine and in every version, since it is stored.
 * Two 32-bit multiplicative hashes with different multipliers, mixed at the end; not for secrets.
 */
export function hash52(text: string): number {
  let low = 0x9e3779b9 ^ text.length;
  let high = 0x85ebca6b ^ (text.length << 7);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    low = Math.imul(low ^ code, 0x2c1b3c6d);
    high = Math.imul(high ^ code, 0x297a2d39);
    low ^= low >>> 15;
    high ^= high >>> 13;
  }
  low = Math.imul(low ^ (high >>> 16), 0x45d9f3b7);
  high = Math.imul(high ^ (low >>> 15), 0x119de1f3);
  return ((high >>> 0) & 0xfffff) * 0x1_0000_0000 + ((low ^ (low >>> 16)) >>> 0);
}
