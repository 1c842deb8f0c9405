import * as fc from "fast-check";
import { expect, test } from "vitest";
import { tokenizeWords } from "./tokenize-words.ts";

const keys = (text: string) => tokenizeWords(text).map(({ key }) => key);

test.each([
  ["Don't stop, we're at 3.5 %!", ["don't", "stop", "we're", "at", "3.5", "%"]],
  ["$12,000 at 10:30 - not -5", ["$", "12,000", "at", "10:30", "not", "-5"]],
  ["follow-up / C++ 'quoted' `code`", ["follow", "up", "/", "c", "+", "+", "quoted", "code"]],
  ["naïve Straße — “déjà vu”", ["naïve", "straße", "déjà", "vu"]],
])("%s", (text, expected) => expect(keys(text)).toEqual(expected));

test("plain ASCII is cut by its own rules exactly as by the general ones", () => {
  const piece = fc.oneof(
    fc.string({ unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)), maxLength: 8 }),
    fc.constantFrom("it's", "3.5", "-7", "a-b", "12:30", "1,000", "'tis", "`x`", "x.y", "5'6", "rock'n'roll"),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const text = pieces.join(" ");
      // One ellipsis is punctuation, and makes the text no longer ASCII.
      expect(keys(text)).toEqual(keys(`${text} …`));
    }),
    { numRuns: 2000 },
  );
});
