import * as fc from "fast-check";
import { expect, test } from "vitest";
import { minimize } from "./minimize.ts";

test("Rosenbrock's valley is followed to its end from any start", () => {
  const place = fc.double({ min: -3, max: 3, noNaN: true });
  fc.assert(
    fc.property(place, place, (x, y) => {
      const { point, converged } = minimize(
        ([x = 0, y = 0], gradient) => {
          gradient[0] = -2 * (1 - x) - 400 * x * (y - x * x);
          gradient[1] = 200 * (y - x * x);
          return (1 - x) ** 2 + 100 * (y - x * x) ** 2;
        },
        [x, y],
      );
      expect(converged).toBe(true);
      expect(point[0]).toBeCloseTo(1, 5);
      expect(point[1]).toBeCloseTo(1, 5);
    }),
  );
});

test("a slope without end is not taken for a minimum", () => {
  const slide = minimize(
    ([x = 0], gradient) => {
      gradient[0] = -1;
      return -x;
    },
    [0],
  );
  expect(slide.converged).toBe(false);
});
