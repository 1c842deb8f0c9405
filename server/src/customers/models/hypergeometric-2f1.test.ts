import * as fc from "fast-check";
import jStat from "jstat";
import { expect, test } from "vitest";
import { integrate } from "../../../test/customers/integrate.ts";
import { hypergeometric2F1 } from "./hypergeometric-2f1.ts";

test("2F1 is Euler's integral, for parameters up to a customer of 200 purchases", () => {
  const parameter = fc.double({ min: 0.1, max: 250, noNaN: true });
  fc.assert(
    fc.property(parameter, parameter, parameter, fc.double({ min: 0, max: 0.9, noNaN: true }), (a, b, beyond, z) => {
      const c = b + beyond;
      const logBeta = jStat.loggam(b) + jStat.loggam(c - b) - jStat.loggam(c);
      const integral = integrate(
        (t, toOne) => (b - 1) * Math.log(t) + (beyond - 1) * Math.log(toOne) - a * Math.log1p(-z * t) - logBeta,
      );
      expect(Math.abs(Math.log(hypergeometric2F1(a, b, c, z) / integral))).toBeLessThan(1e-9);
    }),
  );
});

test("2F1 has its known values", () => {
  // Abramowitz & Stegun 15.1.3, 15.1.4 (squared), 15.1.8.
  expect(hypergeometric2F1(1, 1, 2, 0.6)).toBeCloseTo(-Math.log(0.4) / 0.6, 12);
  expect(hypergeometric2F1(3, 7, 7, 0.3)).toBeCloseTo(0.7 ** -3, 12);
  expect(hypergeometric2F1(0.5, 1, 1.5, 0.25)).toBeCloseTo(Math.log(3), 12);
  expect(hypergeometric2F1(2, 3, 4, 0)).toBe(1);
});
