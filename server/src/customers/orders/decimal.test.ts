import * as fc from "fast-check";
import { expect, test } from "vitest";
import { decimalText, multiply, parseDecimal, roundTo } from "./decimal.ts";

test.each([
  ["1.5", ".", 1_500_000],
  ["-2", ".", -2_000_000],
  ["2-", ".", -2_000_000],
  ["(3.25)", ".", -3_250_000],
  ["$1,234.50", ".", 1_234_500_000],
  ["1.234,50 €", ",", 1_234_500_000],
  ["1 234,5", ",", 1_234_500_000],
  ["EUR 7", ".", 7_000_000],
  [".5", ".", 500_000],
  ["+4", ".", 4_000_000],
  ["0.1234567", ".", 123_457],
  ["1e+05", ".", 100_000_000_000],
  ["-8.9e-16", ".", 0],
] as const)("%s with %s before the decimals is a number", (text, decimal, value) => {
  expect(parseDecimal(text, decimal)).toBe(value);
});

test.each([
  ["1,5", "."],
  ["1.000,50", "."],
  ["1.5", ","],
  ["e5", "."],
  ["0x10", "."],
  ["", "."],
  ["-", "."],
  ["ten", "."],
  ["1.2.3", "."],
  ["(5", "."],
  ["99999999999", "."],
] as const)("%s with %s before the decimals is none", (text, decimal) => {
  expect(parseDecimal(text, decimal)).toBeNaN();
});

const amount = fc.integer({ min: -9_000_000_000_000, max: 9_000_000_000_000 });

test("what is written is read back, and a product is the exact one rounded", () => {
  fc.assert(
    fc.property(amount, fc.integer({ min: -900_000_000, max: 900_000_000 }), (a, b) => {
      expect(parseDecimal(decimalText(a))).toBe(a === 0 ? 0 : a);
      const product = BigInt(a) * BigInt(b);
      const exact = Number((product + (product < 0n ? -500_000n : 500_000n)) / 1_000_000n);
      expect(multiply(a, b) + 0).toBe(exact + 0);
      expect(Math.abs(roundTo(a, 2) - a)).toBeLessThanOrEqual(5_000);
      expect(Math.abs(roundTo(a, 2)) % 10_000).toBe(0);
    }),
  );
});
