import * as fc from "fast-check";
import { expect, test } from "vitest";
import { oneEditAway } from "./one-edit-away.ts";

test("what is one edit away is found from either side", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "1", "2", "-"), maxLength: 8 });
  const alphabet = new Set(["a", "b", "1", "2", "-"]);
  fc.assert(
    fc.property(word, (written) => {
      for (const edited of oneEditAway(written, alphabet)) {
        expect(oneEditAway(edited, alphabet).has(written)).toBe(true);
      }
    }),
  );
});

test("a missing, an added, a wrong and two swapped characters are one edit", () => {
  const near = oneEditAway("18102", new Set("0123456789"));
  for (const id of ["1810", "181023", "18802", "18012"]) expect(near).toContain(id);
  for (const id of ["18102", "19902", "181"]) expect(near).not.toContain(id);
});
