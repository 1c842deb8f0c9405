import * as fc from "fast-check";
import { expect, test } from "vitest";
import { integrate } from "../../../test/customers/integrate.ts";
import { byHypergeometric, byQuadrature, logPowerIntegral } from "./log-power-integral.ts";

const power = (most: number) => fc.double({ min: 0.05, max: most, noNaN: true });

test("hypergeometric functions and quadrature give the same integral", () => {
  const question = fc.record({ alpha: power(50), m: power(210), beta: power(50), k: power(20), from: power(60) });
  fc.assert(
    fc.property(question, power(100), (question, length) => {
      fc.pre(question.m + question.k > 1.05 && length > 0.1);
      const integral = { ...question, to: question.from + length };
      const { alpha, beta, from } = integral;
      fc.pre(Math.abs(alpha - beta) / (Math.max(alpha, beta) + from) < 0.9);
      expect(Math.abs(byHypergeometric(integral) - byQuadrature(integral))).toBeLessThan(1e-9);
    }),
  );
});

test("the integral is what a plain sum over its length gives, however far alpha and beta are apart", () => {
  const question = fc.record({ alpha: power(500), m: power(20), beta: power(500), k: power(20), from: power(60) });
  fc.assert(
    fc.property(question, power(100), (question, length) => {
      fc.pre(question.m + question.k > 1.05);
      const integral = { ...question, to: question.from + length };
      const { alpha, m, beta, k, from } = integral;
      const top = -m * Math.log(alpha + from) - k * Math.log(beta + from);
      const plain = integrate(
        (t) => -m * Math.log(alpha + from + t * length) - k * Math.log(beta + from + t * length) - top,
      );
      expect(Math.abs(logPowerIntegral(integral) - (top + Math.log(plain * length)))).toBeLessThan(1e-8);
    }),
  );
});
