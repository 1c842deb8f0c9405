import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { beforeEach, describe, expect, test } from "vitest";
import { ordersImport } from "../../../test/customers/orders-import.ts";
import { testDatabase } from "../../../test/database.ts";

const database = await testDatabase();
const { folder, importText, readShop, empty } = ordersImport(database);
beforeEach(empty);

const map = `columns:
  order_id: Order
  customer_id: Who
  ordered_at: When
  product_id: What
  quantity: Many
  unit_price: Each
date_format: yyyy-MM-dd HH:mm
timezone: Europe/London
currency: GBP
`;
const header = "Order,Who,When,What,Many,Each";
const rows = ["1,ann,2024-07-01 00:30,p,2,1.50", "1,ann,2024-07-01 00:30,q,1,10", "2,bob,2024-07-02 09:00,p,3,1.5"];
const file = (lines: string[]) => [header, ...lines, ""].join("\n");

const withIds = (lines: string[]) => [`${header},Line`, ...lines].join("\n");

const byText = (a: unknown, b: unknown) => String(a).localeCompare(String(b));

/** Why an import is refused. Whatever it was, the shop must be as before. */
async function refusal(importing: () => Promise<unknown>): Promise<string> {
  const before = await readShop();
  const said = await importing().then(
    () => "nothing was refused",
    (error: { publicMessage?: string; message: string }) => error.publicMessage ?? error.message,
  );
  expect(await readShop()).toEqual(before);
  return said;
}

describe("a file of orders", () => {
  test("is in with the sums of its lines, on the days of the shop", async () => {
    const report = await importText(file(rows), { map });
    expect(report).toMatchObject({
      rows: 3,
      orders: 2,
      lines: 3,
      newOrders: 2,
      newLines: 3,
      newCustomers: 2,
      rejected: [],
    });
    const { orders, lines } = await readShop();
    expect(orders).toMatchObject([
      { id: "1", customer: "ann", at: "2024-06-30 23:30:00", day: "2024-07-01", lines: 2, gross: 13 },
      { id: "2", customer: "bob", at: "2024-07-02 08:00:00", day: "2024-07-02", lines: 1, gross: 4.5 },
    ]);
    expect(lines.map(({ product, quantity, total }) => [product, quantity, total]).sort(byText)).toEqual([
      ["p", 2, 3],
      ["p", 3, 4.5],
      ["q", 1, 10],
    ]);
    const { rows: shops } = await database.pool.query("select currency, timezone from shop");
    expect(shops).toEqual([{ currency: "GBP", timezone: "Europe/London" }]);
  });

  test.each([
    ["with a byte order mark and CRLF", (text: string) => `\ufeff${text.replaceAll("\n", "\r\n")}`],
    ["packed, whatever it is called", (text: string) => gzipSync(text)],
    ["with semicolons", (text: string) => text.replaceAll(",", ";")],
    ["with tabs", (text: string) => text.replaceAll(",", "\t")],
    ["with every field in quotes", (text: string) => text.replaceAll(/[^,\n]+/g, '"$&"')],
    ["without a last line end", (text: string) => text.trimEnd()],
    ["with blanks around fields", (text: string) => text.replaceAll(",", " , ")],
  ])("%s says the same", async (_, change) => {
    await importText(file(rows), { map });
    const plain = await readShop();
    await empty();
    const report = await importText(change(file(rows)), { map });
    expect(report.rejected).toEqual([]);
    expect(await readShop()).toEqual(plain);
  });

  test("in Windows-1252 is read as that, and it is said", async () => {
    const report = await importText(Buffer.from(file(["1,Zoë,2024-07-01 00:30,café,1,1"]), "latin1"), { map });
    expect(report.notices).toEqual(["1 line was not UTF-8 and read as Windows-1252."]);
    expect((await readShop()).lines).toMatchObject([{ customer: "Zoë", product: "café" }]);
  });

  test("again changes nothing, with the same map or after another import", async () => {
    await importText(file(rows), { map });
    const before = await readShop();
    expect((await importText(file(rows), { map })).alreadyImported).toBe(true);
    await importText(file(["3,cy,2024-07-03 09:00,p,1,1"]), { map });
    const again = await importText(file(rows), { map });
    expect(again).toMatchObject({
      alreadyImported: false,
      newLines: 0,
      changedLines: 0,
      changedOrders: 0,
      unchangedLines: 3,
    });
    const after = await readShop();
    expect(after.orders.filter(({ id }) => id !== "3")).toEqual(before.orders);
  });

  test("with line ids replaces a changed line, and the order's day and customer with it", async () => {
    const byId = map.replace("columns:\n", "columns:\n  line_id: Line\n");
    await importText(withIds(["1,ann,2024-07-01 00:30,p,2,1.50,a", "1,ann,2024-07-01 00:30,q,1,10,b"]), { map: byId });
    const report = await importText(
      withIds([
        "1,eve,2024-07-05 10:00,p,2,2.50,a",
        "1,eve,2024-07-05 10:00,q,1,10,b",
        "1,eve,2024-07-05 10:00,q,1,9,b",
      ]),
      { map: byId },
    );
    expect(report).toMatchObject({ newLines: 0, changedLines: 2, changedOrders: 1 });
    const { orders, lines } = await readShop();
    expect(orders).toMatchObject([{ customer: "eve", day: "2024-07-05", lines: 2, gross: 14 }]);
    expect(lines.map(({ customer, day }) => [customer, day])).toEqual([
      ["eve", "2024-07-05"],
      ["eve", "2024-07-05"],
    ]);
  });

  test("keeps lines that are alike apart, also when their order's rows stand apart", async () => {
    const twice = "1,ann,2024-07-01 00:30,p,2,1.50";
    await importText(file([twice, twice, "2,bob,2024-07-02 09:00,p,3,1.5", twice]), { map });
    const { orders } = await readShop();
    expect(orders).toMatchObject([
      { id: "1", lines: 3, gross: 9 },
      { id: "2", lines: 1 },
    ]);
    await importText(file([twice, twice, twice]), { map });
    expect((await readShop()).orders).toEqual(orders);
  });

  test("without order ids makes one order of what a customer bought at one time, and each guest's line one", async () => {
    const noOrder = map.replace("  order_id: Order\n", "");
    await importText(
      file([
        "1,ann,2024-07-01 00:30,p,2,1",
        "2,ann,2024-07-01 00:30,q,1,1",
        "3,,2024-07-01 00:30,q,1,1",
        "4,,2024-07-01 00:30,p,1,1",
      ]),
      { map: noOrder },
    );
    expect((await readShop()).orders).toMatchObject([
      { id: "ann@2024-07-01T00:30:00", lines: 2 },
      { customer: null, lines: 1 },
      { customer: null, lines: 1 },
    ]);
  });

  test("has returns by rule and by sign, kept positive, and skips by rule", async () => {
    const rules = `${map}returns:\n  - { column: Order, matches: ^C }\nskip:\n  - { column: What, matches: ^fee$ }\n`;
    const report = await importText(
      file([
        "C1,ann,2024-07-01 00:30,p,-2,1.50",
        "2,ann,2024-07-02 00:30,q,-1,3",
        "3,ann,2024-07-02 00:30,fee,1,9",
        "4,ann,2024-07-02 00:30,q,5,1",
      ]),
      { map: rules },
    );
    expect(report.skipped).toEqual([{ why: "What matches ^fee$", count: 1 }]);
    expect((await readShop()).orders).toMatchObject([
      { id: "2", lines: 0, gross: 0, return_lines: 1, returned: 3 },
      { id: "4", lines: 1, gross: 5, return_lines: 0 },
      { id: "C1", lines: 0, gross: 0, return_lines: 1, returned: 3 },
    ]);
  });

  test("names its products from a list, with categories", async () => {
    await importText(file(rows), {
      map,
      products: "StockCode;Description;Category\np;Pins, steel;Notions\nz;Never sold;Notions\n",
    });
    const { rows: products } = await database.pool.query("select id, name, category from products order by id");
    expect(products).toEqual([
      { id: "p", name: "Pins, steel", category: "Notions" },
      { id: "q", name: null, category: null },
    ]);
  });

  test("converts other currencies by the map's rates", async () => {
    const rated = map.replace("columns:\n", "columns:\n  currency: Money\n").concat("rates: { EUR: 0.85 }\n");
    await importText(
      [`${header},Money`, "1,ann,2024-07-01 00:30,p,2,1.50,EUR", "1,ann,2024-07-01 00:30,p,1,1,GBP"].join("\n"),
      { map: rated },
    );
    expect((await readShop()).orders).toMatchObject([{ gross: 3.55 }]);
  });

  test("leaves a profile of each customer and the month's figures", async () => {
    await importText(file(rows), { map });
    const { rows: profiles } = await database.pool.query(
      "select c.id, p.order_count, p.gross::float8 from customer_profiles p join customers c on c.key = p.customer_key order by c.id",
    );
    expect(profiles).toEqual([
      { id: "ann", order_count: 1, gross: 13 },
      { id: "bob", order_count: 1, gross: 4.5 },
    ]);
    const { rows: months } = await database.pool.query(
      "select month, orders, customers, gross::float8 from shop_months",
    );
    expect(months).toEqual([{ month: "2024-07-01", orders: 2, customers: 2, gross: 17.5 }]);
  });
});

describe("what a map leaves out", () => {
  const bare = "columns: { order_id: Order, customer_id: Who, ordered_at: When, line_total: Each }\n";

  test("is told from the file: its dates, and that currency and zone are assumed", async () => {
    const report = await importText(file(["1,ann,31/01/2024,p,1,2", "2,NULL,01/02/2024,p,1,3"]), { map: bare });
    expect(report.notices).toEqual([
      "No currency was said: the shop's is taken to be USD.",
      "No time zone was said: the shop's is taken to be UTC. Another is said with --timezone, at the first import only.",
    ]);
    expect((await readShop()).orders).toMatchObject([
      { customer: "ann", day: "2024-01-31", gross: 2 },
      { customer: null, day: "2024-02-01", gross: 3 },
    ]);
  });

  test("is asked for when dates could be read in two ways or in none", async () => {
    const either = file(["1,ann,01/02/2024,p,1,2"]);
    expect(await refusal(() => importText(either, { map: bare }))).toMatch(/reads as .*d\/M\/yyyy.*Say which/);
    expect(await refusal(() => importText(file(["1,ann,soon,p,1,2"]), { map: bare }))).toMatch(
      /no known one reads When/,
    );
  });
});

describe("bad rows", () => {
  const bad = [
    ...rows,
    "not,a,row",
    '"unclosed,1,2',
    "3,bob,2011-02-30 10:00,p,1,1",
    "4,bob,2024-07-02 09:00,p,many,1",
    "5,bob,2024-07-02 09:00,p,1,1",
  ];

  test("go to the rejects with line, reason and row, and the rest is in", async () => {
    const report = await importText(file(bad), { map });
    expect(report.orders).toBe(3);
    expect(report.rejected.map(({ count }) => count)).toEqual([1, 1, 1, 1]);
    expect(report.rejectsFile).toBe(join(folder, "orders.csv.rejects.csv"));
    expect(readFileSync(join(folder, "orders.csv.rejects.csv"), "utf8")).toBe(
      [
        "line,reason,row",
        '5,"it has 3 fields, not 6","not,a,row"',
        '6,"a quote is not closed","""unclosed,1,2"',
        '7,"ordered_at is no date of the stated format","3,bob,2011-02-30 10:00,p,1,1"',
        '8,"quantity is no number","4,bob,2024-07-02 09:00,p,many,1"',
        "",
      ].join("\n"),
    );
  });

  test("go to the data directory when the file's own folder does not take them", async () => {
    // A folder of that name refuses it to everybody, also to root.
    mkdirSync(join(folder, "deep", "orders.csv.rejects.csv.part"), { recursive: true });
    const report = await importText(file(bad), { map, name: "deep/orders.csv" });
    expect(report.rejectsFile).toBe(join(folder, "orders.csv.rejects.csv"));
  });

  test("with --strict keep everything out, and say how many and where", async () => {
    expect(await refusal(() => importText(file(bad), { map, strict: true }))).toMatch(
      /4 of 8 rows .*rejected.*orders\.csv\.rejects\.csv/,
    );
  });

  test("and no good one: nothing is imported, and no rejects are left", async () => {
    expect(
      await refusal(() => importText(file(["1,ann,soon,p,1,1", "2,bob,later,q,1,1"]), { map, name: "none.csv" })),
    ).toMatch(/No row of none\.csv can be read/);
    expect(existsSync(join(folder, "none.csv.rejects.csv"))).toBe(false);
  });
});

describe("refused before anything is stored", () => {
  test("other columns: those found, those needed, and the map that fits", async () => {
    const said = await refusal(() =>
      importText("customer_id,date,quantity,amount\n1,1997-01-01,1,2\n", { map: "online-retail-ii" }),
    );
    expect(said).toMatch(
      /columns InvoiceNo, .* are missing.*Found: customer_id, date.*Needed: InvoiceNo.*fits --map cdnow/,
    );
  });

  test("no map, and none or one that fits", async () => {
    const strange = await refusal(() => importText("a,b\n1,2\n"));
    expect(strange).toMatch(/No ready-made map fits.*Found: a, b\. Needed: .*--guess/);
    expect(strange).not.toMatch(/nearest/);
    const nearly = "InvoiceNo,StockCode,Quantity,InvoiceDate,Price,CustomerID\n1,A,1,2011-01-01 10:00,2,77\n";
    expect(await refusal(() => importText(nearly))).toMatch(
      /The nearest map is online-retail-ii; of it UnitPrice would be missing/,
    );
    const report = await importText("customer_id,date,quantity,amount\n1,1997-01-01,1,2\n");
    expect(report).toMatchObject({ map: "cdnow", mapFound: true, newOrders: 1 });
  });

  test("several currencies without rates, and another currency than the shop's", async () => {
    const money = map.replace("columns:\n", "columns:\n  currency: Money\n");
    const mixed = [`${header},Money`, "1,ann,2024-07-01 00:30,p,2,1.50,EUR", "1,ann,2024-07-01 00:30,p,1,1,GBP"].join(
      "\n",
    );
    expect(await refusal(() => importText(mixed, { map: money }))).toMatch(/not all in GBP: EUR in 1 row\..*rates/);
    await importText(file(rows), { map });
    expect(await refusal(() => importText(file(rows), { map: map.replace("GBP", "EUR") }))).toMatch(
      /in GBP, this map says EUR/,
    );
  });

  test("two date formats, two number formats, two delimiters: the first lines of the other one", async () => {
    const days = ["4,a,01/07/2024 10:00,p,1,1", "5,a,13/07/2024 10:00,p,1,1"];
    expect(await refusal(() => importText(file([...rows, ...days]), { map }))).toMatch(
      /two formats.*d\/M\/yyyy H:mm.*lines 5, 6/,
    );
    const numbers = ['4,a,2024-07-01 10:00,p,1,"1.000,50"', '5,a,2024-07-01 10:00,p,1,"2,50"'];
    expect(await refusal(() => importText(file([...rows, ...numbers]), { map }))).toMatch(
      /two formats.*before the decimals.*lines 5, 6/,
    );
    const cut = rows.slice(0, 2).map((row) => row.replaceAll(",", ";"));
    expect(await refusal(() => importText(file([...rows, ...cut]), { map }))).toMatch(
      /two formats.*delimiter ";".*lines 5, 6/,
    );
  });

  test("an empty file, no text, a damaged gzip, no file", async () => {
    expect(await refusal(() => importText("", { map }))).toMatch(/is empty/);
    expect(await refusal(() => importText(`${header}\n`, { map }))).toMatch(/no rows/);
    expect(await refusal(() => importText(Buffer.from([0, 1, 2, 3, 0, 0]), { map }))).toMatch(/not a text file/);
    expect(await refusal(() => importText(Buffer.from("PK\u0003\u0004rest"), { map }))).toMatch(
      /Save the sheet as CSV/,
    );
    expect(await refusal(() => importText(gzipSync(file(rows)).subarray(0, 40), { map }))).toMatch(
      /damaged or cut-off gzip/,
    );
    expect(await refusal(() => importText(file(rows), { map: "no-such-map" }))).toMatch(
      /neither a file nor one of cdnow/,
    );
  });

  test("a map with a wrong key names it", async () => {
    expect(await refusal(() => importText(file(rows), { map: `${map}colour: red\n` }))).toMatch(/colour is not known/);
    expect(await refusal(() => importText(file(rows), { map: map.replace("  ordered_at: When\n", "") }))).toMatch(
      /columns\.ordered_at/,
    );
    expect(await refusal(() => importText(file(rows), { map: map.replace("Europe/London", "London") }))).toMatch(
      /timezone/,
    );
    expect(await refusal(() => importText(file(rows), { map: map.replace("yyyy-MM-dd HH:mm", "bald") }))).toMatch(
      /date_format: "b"/,
    );
    expect(await refusal(() => importText(file(rows), { map: map.replace("quantity", "quantities") }))).toMatch(
      /quantities/,
    );
  });
});
