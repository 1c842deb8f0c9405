import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { locateJsonError } from "./locate-json-error.ts";
import { parseJsonKeepingIds } from "./parse-json-keeping-ids.ts";

const digits = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 16, maxLength: 19 }))
  .map(([first, rest]) => `${first}${rest.join("")}`);

describe("long integers in JSON", () => {
  test("an id of 17 to 20 digits keeps every digit, as text or as number", () => {
    fc.assert(
      fc.property(digits, (id) => {
        expect(parseJsonKeepingIds(`{"a":${id},"b":"${id}","c":[${id}]}`)).toEqual({ a: id, b: id, c: [id] });
      }),
    );
  });

  test("everything else parses as JSON.parse does", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        fc.pre(!/\d{16}/.test(text));
        expect(parseJsonKeepingIds(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  test("digits inside strings, fractions and exponents stay what they are", () => {
    const text = String.raw`{"say \"12345678901234567890\"":0.12345678901234567890,"e":1e20,"n":9007199254740991}`;
    expect(parseJsonKeepingIds(text)).toEqual(JSON.parse(text));
  });

  test("a byte order mark is no reason to refuse", () => {
    expect(parseJsonKeepingIds('\uFEFF{"a":1}')).toEqual({ a: 1 });
  });
});

describe("what is not JSON", () => {
  test.each([
    ["", 1, 1],
    ["{", 1, 2],
    ['{"a":1,}', 1, 8],
    ['{"a":1\n "b":2}', 2, 2],
    ["[\n1,\n2,,3]", 3, 3],
    ['{"a":NaN}', 1, 6],
    ["[1]]", 1, 4],
    ['{"a" 1}', 1, 6],
    ["[01]", 1, 2],
    ["{'a':1}", 1, 2],
    ['["secret words]', 1, 2],
    ["[1}", 1, 3],
  ])("%j is refused at its place", (text, line, column) => {
    expect(() => parseJsonKeepingIds(text)).toThrow(`not JSON at line ${line}, column ${column}`);
  });

  test("the error shows nothing of the text", () => {
    expect(() => parseJsonKeepingIds('{"text": secret words}')).toThrow(expect.not.stringContaining("secret"));
  });

  test("an error is located exactly where the parser finds one", () => {
    const damaged = fc.tuple(fc.json(), fc.nat(), fc.constantFrom("", ",", "}", "]", '"', ":", "x", "-", "\\", "\n"));
    fc.assert(
      fc.property(damaged, ([text, where, insert]) => {
        const at = where % (text.length + 1);
        const broken = text.slice(0, at) + insert + text.slice(at + (insert === "" ? 1 : 0));
        expect(locateJsonError(broken) === null).toBe(isJson(broken));
      }),
      { numRuns: 2000 },
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
