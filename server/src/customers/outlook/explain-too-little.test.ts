import { expect, test } from "vitest";
import type { CustomerStates } from "../backtest/customer-states.ts";
import { explainTooLittle } from "./explain-too-little.ts";

/** Customers who bought on so many days each, the first of them `age` days before 2026-11-15. */
function shopOf(purchaseDays: number[], age: number): CustomerStates {
  const asOfDay = 20_772;
  return {
    asOfDay,
    customers: Int32Array.from(purchaseDays.keys()),
    purchaseDays: Int32Array.from(purchaseDays),
    firstDays: Int32Array.from(purchaseDays, () => asOfDay - age),
    lastDays: Int32Array.from(purchaseDays, () => asOfDay),
    gross: Float64Array.from(purchaseDays, () => 10),
  };
}
const times = (count: number, value: number): number[] => Array.from({ length: count }, () => value);

test("half a year with thirty who came back is enough", () => {
  expect(explainTooLittle(shopOf(times(30, 2), 182))).toBeNull();
});

test("a shop too young is told the day on which half a year is over", () => {
  expect(explainTooLittle(shopOf(times(40, 2), 100))).toEqual({
    missing: "orders reach back 100 days, 182 are needed",
    worksFrom: "2027-02-05",
  });
});

test("ten customers are told when thirty will have come back at their pace", () => {
  const answer = explainTooLittle(shopOf([...times(4, 1), ...times(6, 3)], 200));
  expect(answer).toEqual({
    missing: "6 of 10 customers bought on a second day, 30 are needed",
    worksFrom: "2029-01-23",
  });
});

test("one-time buyers only, or all on one day, get a day as well", () => {
  expect(explainTooLittle(shopOf(times(500, 1), 400))).toMatchObject({ worksFrom: "2027-02-13" });
  expect(explainTooLittle(shopOf(times(500, 1), 0))).toMatchObject({ worksFrom: "2027-05-16" });
});

test("at a pace of many years no day is promised", () => {
  const answer = explainTooLittle(shopOf([...times(300, 1), 2], 900));
  expect(answer?.worksFrom).toBeNull();
  expect(answer?.missing).toContain("years away");
});

test("a shop where nobody has bought says so", () => {
  expect(explainTooLittle(shopOf([], 0))?.worksFrom).toBeNull();
});
