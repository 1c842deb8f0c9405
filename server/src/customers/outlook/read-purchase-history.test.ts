import { beforeAll, expect, test } from "vitest";
import { placeOrders } from "../../../test/customers/place-orders.ts";
import { testDatabase } from "../../../test/database.ts";
import { dayNumber, dayOf } from "../day-number.ts";
import { readPurchaseHistory } from "./read-purchase-history.ts";

const database = await testDatabase();
const line = (total: number) => ({ product: "p", total });

beforeAll(() =>
  placeOrders(database, [
    { customer: "twice", at: "2025-01-10T09:00", lines: [line(10), line(2.5)] },
    { customer: "twice", at: "2025-01-10T17:00", lines: [line(7)] },
    { customer: "twice", at: "2025-03-01", lines: [line(0)] },
    { customer: "twice", at: "2025-03-02", cancelled: true, lines: [line(99)] },
    { customer: "twice", at: "2025-03-05", lines: [{ ...line(10), return: true }] },
    { customer: "later", at: "2025-06-01", lines: [line(5)] },
    { customer: "never", at: "2025-02-01", cancelled: true, lines: [line(5)] },
    { customer: null, at: "2025-02-01", lines: [line(5)] },
    ...Array.from({ length: 200 }, (_, n) => ({ customer: `c${n}`, at: "2025-02-02", lines: [line(n + 1)] })),
  ]),
);

/** By what they spent, which is all that tells these customers apart. */
const entriesOf = (history: Awaited<ReturnType<typeof readPurchaseHistory>>) =>
  Array.from({ length: history.starts.length - 1 }, (_, customer) => {
    const [from, to] = [history.starts[customer], history.starts[customer + 1]];
    const spend = history.spend.slice(from, to);
    return Array.from(history.days.slice(from, to), (day, at) => [dayOf(day), spend[at]]);
  });

test("the history has each purchase day once, with all that was paid on it, and nobody without one", async () => {
  const history = await readPurchaseHistory(database, { asOf: "2025-05-31" });
  expect([history.starts.length - 1, history.sampledOf, history.asOfDay]).toEqual([201, 201, dayNumber("2025-05-31")]);
  const entries = entriesOf(history);
  expect(entries).toContainEqual([
    ["2025-01-10", 19.5],
    ["2025-03-01", 0],
  ]);
  const spends = entries.flat().map(([, spend]) => spend);
  expect(new Set(spends)).toEqual(new Set([19.5, 0, ...Array.from({ length: 200 }, (_, n) => n + 1)]));
});

test("a larger shop is read by a sample that is the same each time and knows of how many", async () => {
  const few = await readPurchaseHistory(database, { asOf: "2025-12-31", most: 20 });
  expect([few.starts.length - 1, few.sampledOf]).toEqual([20, 202]);
  expect(await readPurchaseHistory(database, { asOf: "2025-12-31", most: 20 })).toEqual(few);
  const all = entriesOf(await readPurchaseHistory(database, { asOf: "2025-12-31" }));
  expect(all.slice(0, 20)).toEqual(entriesOf(few));
});

test("of a day before the first order there is an empty history", async () => {
  const none = await readPurchaseHistory(database, { asOf: "2020-01-01" });
  expect(none).toMatchObject({ starts: new Int32Array(1), days: new Int32Array(0), sampledOf: 0 });
});
