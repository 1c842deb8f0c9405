import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readLines } from "./read-lines.ts";

async function* cutAt(bytes: Uint8Array, cuts: readonly number[]) {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length];
  for (const [at, from] of places.entries()) yield bytes.subarray(from, places[at + 1] ?? bytes.length);
}

test("lines come whole wherever the body is cut, within a character too, and with or without a last line end", async () => {
  const line = fc
    .string({ unit: "binary", minLength: 1 })
    .filter((text) => text.trim() !== "" && !/[\n\uFEFF]/.test(text));
  await fc.assert(
    fc.asyncProperty(fc.array(line), fc.array(fc.nat()), fc.boolean(), async (lines, cuts, closed) => {
      const body = new TextEncoder().encode(lines.join("\n") + (closed ? "\n" : ""));
      const read: string[] = [];
      for await (const each of readLines(cutAt(body, cuts))) read.push(each);
      expect(read).toEqual(lines);
    }),
  );
});
