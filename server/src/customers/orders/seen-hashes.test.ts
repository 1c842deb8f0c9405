import { expect, test } from "vitest";
import { hash52 } from "./hash52.ts";
import { createSeenHashes } from "./seen-hashes.ts";

test("two hundred thousand ids are new once and known ever after", () => {
  const seen = createSeenHashes();
  const ids = Array.from({ length: 200_000 }, (_, index) => hash52(`order ${index}`));
  expect(ids.filter((id) => seen.add(id))).toHaveLength(ids.length);
  expect(ids.some((id) => seen.add(id))).toBe(false);
});

test("texts that differ in one letter or in its place have different hashes, below 2^52", () => {
  const texts = Array.from({ length: 100_000 }, (_, index) => [`${index}|1`, `1|${index}`, `${index}|2`]).flat();
  const hashes = new Set([...new Set(texts)].map(hash52));
  expect(hashes.size).toBe(new Set(texts).size);
  expect(Math.max(...[...hashes].slice(0, 50_000))).toBeLessThan(2 ** 52);
});

test("a hash is the same for ever: it is stored", () => {
  expect([hash52(""), hash52("85123A|6000000|15300000|s")]).toMatchInlineSnapshot(`
    [
      886048431869591,
      2462487095087705,
    ]
  `);
});
