import { assert, constantFrom, integer, property, record } from "fast-check";
import { expect, test } from "vitest";
import { axes, type Axis, strengths } from "../axes.ts";
import type { AxisPlace, Profile } from "../profiles/load-profile.ts";
import { churnFactors, scoreChurn } from "./churn-rule.ts";
import { riskLevelOf } from "./risk-level.ts";

type Scored = Parameters<typeof scoreChurn>[0];

const place = (dominant: string, strength: AxisPlace["strength"] = "strong"): AxisPlace => ({
  dominant,
  strength,
  memberships: { [dominant]: 0.6, other: 0.4 },
});
const segments = (changed: Partial<Record<Axis, AxisPlace>>) =>
  ({ ...Object.fromEntries(axes.map((axis) => [axis, place("any")])), ...changed }) as Profile["segments"];

const steady: Scored = {
  segments: segments({}),
  recencyDays: 10,
  tenureDays: 400,
  purchaseDays: 8,
  firstOrderOn: "2025-01-01",
  lastOrderOn: "2026-01-20",
};

const factorsOf = (changed: Partial<Scored>) =>
  scoreChurn({ ...steady, ...changed }).factors.map(({ factor, tenths }) => `${factor} ${tenths}`);

test.each([
  ["nothing", {}, []],
  ["90 days away", { recencyDays: 90 }, []],
  ["91 days away", { recencyDays: 91 }, ["long_since_last_purchase 3"]],
  [
    "a weak frequency",
    { segments: segments({ purchase_frequency: place("any", "weak") }) },
    ["weak_purchase_frequency 3"],
  ],
  ["a moderate frequency", { segments: segments({ purchase_frequency: place("any", "moderate") }) }, []],
  ["weak on another axis", { segments: segments({ purchase_value: place("any", "weak") }) }, []],
  ...["one_time_buyer", "occasional_buyer", "slightly_slower_occasional_buyer"].map((name) => [
    name,
    { segments: segments({ purchase_frequency: place(name) }) },
    ["occasional_or_one_time_buyer 2"],
  ]),
  ...["new_customer", "newest_customer", "busier_new_customer"].map((name) => [
    name,
    { segments: segments({ customer_maturity: place(name) }) },
    ["new_customer 2"],
  ]),
  ["no segments, a steady customer", { segments: null }, []],
  [
    "no segments, one purchase last week",
    { segments: null, purchaseDays: 1, tenureDays: 7, recencyDays: 7 },
    ["occasional_or_one_time_buyer 2", "new_customer 2"],
  ],
] as [string, Partial<Scored>, string[]][])("%s scores exactly its factors", (_, changed, factors) => {
  expect(factorsOf(changed)).toEqual(factors);
});

test("evidence says by what a factor is seen, in words and numbers", () => {
  const { factors } = scoreChurn({
    ...steady,
    segments: segments({
      purchase_frequency: place("one_time_buyer", "weak"),
      customer_maturity: place("new_customer"),
    }),
    recencyDays: 120,
    purchaseDays: 1,
    tenureDays: 120,
  });
  const evidence = Object.fromEntries(factors.map(({ factor, evidence: words }) => [factor, words]));
  expect(evidence["weak_purchase_frequency"]).toContain(
    "“one time buyer” weakly, by 60 %, and the next segment by 40 %",
  );
  expect(evidence["long_since_last_purchase"]).toContain("120 days ago, on 2026-01-20; more than 90");
  expect(evidence["occasional_or_one_time_buyer"]).toContain("Bought on one day");
  expect(evidence["new_customer"]).toContain("since 2025-01-01, 120 days");
});

test("weights add up exactly to the score, and the level follows from it", () => {
  const anybody = record({
    frequency: constantFrom("one_time_buyer", "regular_buyer"),
    strength: constantFrom(...strengths),
    maturity: constantFrom("new_customer", "established_customer"),
    recencyDays: integer({ min: 0, max: 400 }),
  });
  assert(
    property(anybody, ({ frequency, strength, maturity, recencyDays }) => {
      const { tenths, factors } = scoreChurn({
        ...steady,
        recencyDays,
        segments: segments({ purchase_frequency: place(frequency, strength), customer_maturity: place(maturity) }),
      });
      expect(factors.reduce((sum, factor) => sum + factor.tenths, 0)).toBe(tenths);
      expect(factors.every(({ factor }) => churnFactors.includes(factor))).toBe(true);
      const score = tenths / 10;
      expect(riskLevelOf(tenths)).toBe(
        score < 0.3 ? "LOW" : score < 0.5 ? "MEDIUM" : score <= 0.7 ? "HIGH" : "CRITICAL",
      );
    }),
  );
});
