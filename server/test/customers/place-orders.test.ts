import { expect, test } from "vitest";
import { testDatabase } from "../database.ts";
import { placeOrders } from "./place-orders.ts";

const database = await testDatabase();

test("orders are placed on the shop's day with the sums of their lines, and an id placed again replaces the old", async () => {
  await placeOrders(database, [
    {
      id: "a",
      customer: "1",
      at: "2026-01-01",
      lines: [
        { product: "p", total: 9 },
        { product: "q", total: 1 },
      ],
    },
    {
      id: "a2",
      customer: null,
      at: "2026-06-30T23:30:00Z",
      lines: [
        { product: "p", category: "C", quantity: 2, total: 10.5, discount: 0.5 },
        { product: "q", total: 3, return: true },
      ],
    },
  ]);
  await placeOrders(database, [{ id: "a", customer: "1", at: "2026-01-02", cancelled: true, lines: [] }]);

  const { rows } = await database.pool.query(
    `select o.id, c.id as customer, o.ordered_on, o.cancelled, o.lines, o.gross, o.discount, o.return_lines, o.returned,
      (select count(*) from order_lines l where l.order_key = o.key) as kept
     from orders o left join customers c on c.key = o.customer_key order by o.id`,
  );
  expect(rows).toEqual([
    {
      id: "a",
      customer: "1",
      ordered_on: "2026-01-02",
      cancelled: true,
      lines: 0,
      gross: "0.0000",
      discount: "0.0000",
      return_lines: 0,
      returned: "0.0000",
      kept: 0,
    },
    {
      id: "a2",
      customer: null,
      ordered_on: "2026-07-01",
      cancelled: false,
      lines: 1,
      gross: "10.5000",
      discount: "0.5000",
      return_lines: 1,
      returned: "3.0000",
      kept: 2,
    },
  ]);
});
