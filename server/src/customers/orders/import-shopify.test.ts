import { beforeEach, describe, expect, test, vi } from "vitest";
import { ordersImport } from "../../../test/customers/orders-import.ts";
import { testDatabase } from "../../../test/database.ts";

const database = await testDatabase();
const { importText, readShop, empty } = ordersImport(database);
beforeEach(empty);

const orderDocument = {
  id: "gid://shopify/Order/11",
  name: "#1001",
  createdAt: "2026-03-01T23:30:00-05:00",
  cancelledAt: null,
  currencyCode: "USD",
  subtotalPriceSet: { shopMoney: { amount: "27.0", currencyCode: "USD" } },
  customer: { id: "gid://shopify/Customer/7", email: "ann@example.com", displayName: "Ann Archer" },
};
const line = (id: number, sku: string, quantity: number, price: string) => ({
  id: `gid://shopify/LineItem/${id}`,
  sku,
  title: `Title of ${sku}`,
  quantity,
  originalUnitPriceSet: { shopMoney: { amount: price, currencyCode: "USD" } },
  totalDiscountSet: { shopMoney: { amount: "0.0" } },
  product: { id: "gid://shopify/Product/5", productType: "Fabric" },
  __parentId: "gid://shopify/Order/11",
});
const refund = {
  id: "gid://shopify/Refund/3",
  createdAt: "2026-04-02T10:00:00Z",
  __parentId: "gid://shopify/Order/11",
};
const refundLine = {
  id: "gid://shopify/RefundLineItem/4",
  quantity: 1,
  subtotalSet: { shopMoney: { amount: "9.00" } },
  lineItem: { id: "gid://shopify/LineItem/1" },
  __parentId: "gid://shopify/Refund/3",
};
const byText = (a: unknown, b: unknown) => String(a).localeCompare(String(b));
const jsonl = (documents: unknown[]) => `${documents.map((one) => JSON.stringify(one)).join("\n")}\n`;

const expectedOrders = [
  {
    id: "11",
    customer: "7",
    at: "2026-03-02 04:30:00",
    day: "2026-03-02",
    lines: 2,
    gross: 27,
    discount: 3,
    return_lines: 0,
  },
  { id: "11:refund:3", customer: "7", day: "2026-04-02", lines: 0, return_lines: 1, returned: 9 },
];

describe("Shopify's bulk JSONL", () => {
  test.each([
    ["behind", [orderDocument, line(1, "a", 2, "10.00"), line(2, "b", 1, "10.00"), refund, refundLine]],
    ["before", [refundLine, line(2, "b", 1, "10.00"), refund, line(1, "a", 2, "10.00"), orderDocument]],
  ])(
    "with children %s their parents gives orders with what was paid, refunds on their day and categories",
    async (_, documents) => {
      const report = await importText(jsonl(documents), { name: "bulk.jsonl" });
      expect(report).toMatchObject({ map: "shopify", rows: 5, orders: 2, lines: 3, rejected: [], currency: "USD" });
      const { orders, lines } = await readShop();
      expect(orders).toMatchObject(expectedOrders);
      expect(
        lines.map(({ product, total, is_return: back, category }) => [product, total, back, category]).sort(byText),
      ).toEqual([
        ["a", 18, false, "Fabric"],
        ["a", 9, true, "Fabric"],
        ["b", 9, false, "Fabric"],
      ]);
      const { rows } = await database.pool.query("select id, email, name from customers");
      expect(rows).toEqual([{ id: "7", email: "ann@example.com", name: "Ann Archer" }]);
    },
  );

  test("in REST's notation says the same", async () => {
    const rest = {
      id: 11,
      created_at: "2026-03-01T23:30:00-05:00",
      currency: "USD",
      subtotal_price: "27.00",
      customer: { id: 7, email: "ann@example.com", first_name: "Ann", last_name: "Archer" },
      line_items: [
        { id: 1, sku: "a", title: "A", quantity: 2, price: "10.00", total_discount: "0.00" },
        { id: 2, sku: "b", title: "B", quantity: 1, price: "10.00", total_discount: "0.00" },
      ],
      refunds: [
        {
          id: 3,
          created_at: "2026-04-02T10:00:00Z",
          refund_line_items: [{ id: 4, line_item_id: 1, quantity: 1, subtotal: "9.00" }],
        },
      ],
    };
    await importText(jsonl([rest]), { name: "rest.jsonl", map: "shopify" });
    expect((await readShop()).orders).toMatchObject(expectedOrders);
  });

  test("a guest has no customer, a cancelled order counts nowhere, and the same file again changes nothing", async () => {
    const documents = [
      { ...orderDocument, id: "gid://shopify/Order/12", customer: null },
      { ...orderDocument, id: "gid://shopify/Order/13", cancelledAt: "2026-03-05T00:00:00Z" },
      { ...line(5, "a", 1, "27.00"), __parentId: "gid://shopify/Order/12" },
      { ...line(6, "a", 1, "27.00"), __parentId: "gid://shopify/Order/13" },
    ];
    await importText(jsonl(documents), { name: "a.jsonl" });
    expect((await readShop()).orders).toMatchObject([
      { id: "12", customer: null, cancelled: false, gross: 27 },
      { id: "13", customer: "7", cancelled: true },
    ]);
    const { rows } = await database.pool.query("select guest_orders, orders, cancelled_orders from shop_months");
    expect(rows).toEqual([{ guest_orders: 1, orders: 0, cancelled_orders: 1 }]);
    expect(await importText(jsonl(documents.toReversed()), { name: "b.jsonl" })).toMatchObject({
      newLines: 0,
      changedLines: 0,
      changedOrders: 0,
    });
  });

  test.each([
    ["REST's voided", { financial_status: "voided" }],
    ["Voided in another case", { financial_status: "Voided" }],
    ["GraphQL's VOIDED", { displayFinancialStatus: "VOIDED" }],
    ["REST's cancelled_at", { financial_status: "paid", cancelled_at: "2026-03-05T00:00:00-05:00" }],
  ])("an order that is %s is no sale", async (_, state) => {
    const { cancelledAt: _unsaid, ...open } = orderDocument;
    await importText(jsonl([{ ...open, ...state }, line(1, "a", 1, "27.00")]), { name: "state.jsonl" });
    expect((await readShop()).orders).toMatchObject([{ id: "11", cancelled: true }]);
    const { rows } = await database.pool.query("select orders, gross, cancelled_orders from shop_months");
    expect(rows).toEqual([{ orders: 0, gross: "0.0000", cancelled_orders: 1 }]);
  });

  test("a time without a zone is on the shop's clock, whatever zone the process is in, and so is a day alone", async () => {
    await importText("customer_id,date,quantity,amount\nx,1997-01-01,1,2\n", {
      map: "columns: { customer_id: customer_id, ordered_at: date, line_total: amount }\ntimezone: Europe/Berlin\ncurrency: USD\n",
    });
    const documents = [
      { ...orderDocument, createdAt: "2026-03-01T23:30:00" },
      { ...line(1, "a", 1, "27.00") },
      { ...orderDocument, id: "gid://shopify/Order/12", createdAt: "2026-07-01" },
      { ...orderDocument, id: "gid://shopify/Order/13", createdAt: "2026-07-01T23:30:00Z" },
      { ...orderDocument, id: "gid://shopify/Order/14", createdAt: "July 1, 2026" },
    ];
    vi.stubEnv("TZ", "Pacific/Kiritimati");
    const report = await importText(jsonl(documents), { name: "zoneless.jsonl" });
    vi.unstubAllEnvs();
    expect(report.rejected).toEqual([{ why: "the order's orderedAt cannot be used", count: 1 }]);
    expect((await readShop()).orders.filter(({ customer }) => customer === "7")).toMatchObject([
      { id: "11", at: "2026-03-01 22:30:00", day: "2026-03-01" },
      { id: "12", at: "2026-06-30 22:00:00", day: "2026-07-01" },
      { id: "13", at: "2026-07-01 23:30:00", day: "2026-07-02" },
    ]);
  });

  test("its shop is where --timezone says, and in UTC, which is said, where nobody does", async () => {
    const documents = jsonl([{ ...orderDocument, createdAt: "2026-03-02T03:30:00Z" }, line(1, "a", 1, "27.00")]);
    const assumed = await importText(documents, { name: "utc.jsonl" });
    expect(assumed.notices.join(" ")).toMatch(/No time zone was said.*UTC.*--timezone/);
    expect((await readShop()).orders).toMatchObject([{ id: "11", day: "2026-03-02" }]);
    await empty();
    const said = await importText(documents, { name: "utc.jsonl", timezone: "America/New_York" });
    expect(said.notices).toEqual([]);
    expect((await readShop()).orders).toMatchObject([{ id: "11", at: "2026-03-02 03:30:00", day: "2026-03-01" }]);
    const later = await importText(documents, { name: "utc.jsonl", timezone: "Asia/Tokyo" });
    expect(later.notices.join(" ")).toMatch(/Asia\/Tokyo.*America\/New_York/);
    expect((await readShop()).orders).toMatchObject([{ id: "11", day: "2026-03-01" }]);
    await expect(importText(documents, { name: "utc.jsonl", timezone: "Berlin" })).rejects.toMatchObject({
      code: "invalid_input",
      publicMessage: expect.stringMatching(/"Berlin" is no time zone/) as unknown,
    });
  });

  test("what is no order goes to the rejects: broken JSON, an orphan, an order without a date", async () => {
    const { createdAt: _, ...undated } = orderDocument;
    const report = await importText(
      `{"id":\n${jsonl([{ ...line(9, "a", 1, "1"), __parentId: "gid://shopify/Order/99" }, { ...undated, id: "gid://shopify/Order/14" }, orderDocument])}`,
      { name: "bad.jsonl" },
    );
    expect(report.rejected.map(({ why }) => why).sort()).toEqual([
      "it is no JSON document with an id",
      "the order it belongs to is not in the file",
      "the order's orderedAt cannot be used",
    ]);
    expect((await readShop()).orders.map(({ id }) => id)).toEqual(["11"]);
  });
});

describe("Shopify's CSV export", () => {
  const header =
    "Name,Email,Financial Status,Paid at,Currency,Subtotal,Shipping,Taxes,Total,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Lineitem discount,Cancelled at,Refunded Amount,Vendor,Billing Name";
  const csv = [
    header,
    '#1001,ann@example.com,partially_refunded,2026-03-01 23:31:00 -0500,USD,27.00,5.00,0,32.00,3.00,2026-03-01 23:30:00 -0500,2,"Cotton, blue",10.00,a,0.00,,9.00,Acme,Ann Archer',
    "#1001,ann@example.com,,,,,,,,,,1,Needles,10.00,b,0.00,,,Acme,",
    "#1002,,paid,2026-03-02 10:00:00 -0500,USD,5.00,0,0,5.00,0,2026-03-02 10:00:00 -0500,1,Pins,5.00,c,0.00,,0.00,Acme,",
    "#1003,bob@example.com,voided,,USD,5.00,0,0,5.00,0,2026-03-02 11:00:00 -0500,1,Pins,5.00,c,0.00,2026-03-02 12:00:00 -0500,0.00,Acme,Bob",
  ].join("\n");

  test("continues an order over its rows, spreads its discount, and has refunds, guests and cancellations", async () => {
    const report = await importText(csv);
    expect(report).toMatchObject({ map: "shopify", mapFound: true, rejected: [], currency: "USD" });
    const { orders, lines } = await readShop();
    expect(orders).toMatchObject([
      { id: "#1001", customer: "ann@example.com", at: "2026-03-02 04:30:00", lines: 2, gross: 27, discount: 3 },
      { id: "#1001:refund", customer: "ann@example.com", return_lines: 1, returned: 9 },
      { id: "#1002", customer: null, gross: 5 },
      { id: "#1003", customer: "bob@example.com", cancelled: true },
    ]);
    expect(lines.find(({ product }) => product === "a")).toMatchObject({
      name: "Cotton, blue",
      category: "Acme",
      total: 18,
    });
  });
});
