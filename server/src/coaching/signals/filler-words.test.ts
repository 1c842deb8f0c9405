import { expect, test } from "vitest";
import { countFillers } from "./filler-words.ts";

test.each([
  ["Um, so, uh, it's, you know, basically there.", 4],
  ["It's, like, kind of slow.", 2],
  ["I like it, and I know what you know.", 0],
  ["What kind of flows, and what sort of data?", 0],
  ["The drum hums on the umbrella.", 0],
  ["I mean, it works, you know.", 2],
  ["", 0],
])("%j has %i fillers", (text, count) => {
  expect(countFillers(text)).toBe(count);
});
