import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, expect, test } from "vitest";
import { callCustomersTool, refusalOf } from "../../../test/customers/call-tool.ts";
import { type SeededCustomer, seedProfiles } from "../../../test/customers/seed-profiles.ts";
import { customersWorkspace } from "../../../test/customers/workspace.ts";
import { testDatabase } from "../../../test/database.ts";
import type { Progress } from "../../core/tool.ts";
import { axes } from "../axes.ts";
import { profileIndexes } from "../search/profile-indexes.ts";
import { getCustomerProfileTool } from "../tools/get-customer-profile.ts";
import { exportProfiles } from "./export-profiles.ts";

const database = await testDatabase();
const deps = customersWorkspace(database);
const folder = mkdtempSync(join(tmpdir(), "rapport-export-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const awkward = [
  "=1+1",
  "'=1+1",
  "''=x",
  "+49",
  "-5",
  "@home",
  "\ttab",
  "＝wide",
  'quo"te, comma',
  "line\nbreak",
  "'plain",
  "ünï",
];
const customers: SeededCustomer[] = [
  ...awkward.map((id, n) => ({ id, gross: 100 + n / 8, returned: n === 3 ? 150.5 : 0, archetype: n % 2 })),
  {
    id: "full",
    orderCount: 3,
    gross: 301.5,
    returned: 1.25,
    discountShare: 0.25,
    averageGapDays: 12.345,
    firstOrderOn: "2026-01-02",
    lastOrderOn: "2026-11-01",
    archetype: 1,
    segments: { purchase_value: ["big_spender", "strong"] },
  },
];
const archetypes = [
  { id: "one", name: "=cmd|' /C calc'!A0" },
  { id: "two", name: "Big, and regular" },
];

const run = async (
  name: string,
  onProgress: (progress: Progress) => void = () => {},
  signal = new AbortController().signal,
) => {
  const file = join(folder, name);
  const report = await exportProfiles({ file, signal, horizonDays: 90 }, deps, onProgress);
  return { report, file, rows: parse(readFileSync(file), { columns: true }) as Record<string, string>[] };
};
/** What a program does that reads the file: one apostrophe before a formula is not part of the text. */
const plain = (cell = "") => (/^'+[=+\-@\t\r＝＋－＠]/.test(cell) ? cell.slice(1) : cell);

test("without customers says how to get some, and writes nothing", async () => {
  const error = await refusalOf(run("none.csv"));
  expect([error.code, readdirSync(folder)]).toEqual(["not_found", []]);
  expect(error.publicMessage).toContain("import orders");
});

test("before the first discovery figures are there, archetype and segments empty", async () => {
  await seedProfiles(database, [{ id: "early", gross: 12.5 }], { runId: 0 });
  const { report, rows } = await run("early.csv");
  expect(report).toMatchObject({ customers: 1, discovered: false, replaced: false });
  expect(rows).toMatchObject([
    { customer_id: "early", archetype: "", purchase_value: "", ltv: "12.5", currency: "GBP" },
  ]);
});

test.each([
  ["the profiles", async () => seedProfiles(database, customers, { runId: 4, archetypes })],
  [
    "the indexed copy",
    async () => {
      for (const statement of profileIndexes("customer_profiles_4")) await database.pool.query(statement);
    },
  ],
])("from %s every customer is a row that can be read back whole", async (name, prepare) => {
  await prepare();
  const seen: number[] = [];
  const { report, rows } = await run(`${name}.csv`, ({ fraction }) => seen.push(fraction));
  expect(report).toMatchObject({ customers: customers.length, discovered: true });
  expect(rows.map(({ customer_id: id }) => plain(id)).toSorted()).toEqual(customers.map(({ id }) => id).toSorted());
  expect(seen.at(-1)).toBe(1);
  const full = rows.find(({ customer_id: id }) => id === "full");
  const { data } = await callCustomersTool(getCustomerProfileTool, { customer_id: "full" }, deps);
  expect(full).toMatchObject({
    archetype: "Big, and regular",
    archetype_id: "two",
    ltv: "300.25",
    aov: "100.5",
    order_count: "3",
    recency_days: "19",
    tenure_days: "322",
    avg_days_between: "12.345",
    return_rate: "0.004146",
    discount_share: "0.25",
    currency: "GBP",
    as_of: "2026-11-20",
    risk_score: "0.2",
    probability_no_purchase: "",
    probability_alive: "",
    expected_purchases: "",
    expected_revenue: "",
    next_purchase_at: expect.stringMatching(/^2026-1[12]-\d\d$|^2027-/),
  });
  for (const axis of axes) expect(full?.[axis]).toBe(data.segments[axis]?.dominant);
});

test("no text of a customer or an archetype can be a spreadsheet's formula; a negative amount stays a number", async () => {
  const { rows } = await run("formulas.csv");
  const texts = rows.flatMap((row) => [row["customer_id"] ?? "", row["archetype"] ?? ""]);
  expect(texts.filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual([]);
  expect(rows.find(({ customer_id: id }) => id === "'+49")?.["ltv"]).toBe("-50.125");
});

test("what was there is replaced as a whole, and said; a stopped export leaves it as it was", async () => {
  writeFileSync(join(folder, "old.csv"), "old");
  const stop = new AbortController();
  await expect(run("old.csv", () => stop.abort(), stop.signal)).rejects.toThrow(/abort/i);
  expect(readFileSync(join(folder, "old.csv"), "utf8")).toBe("old");
  expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
  expect((await run("old.csv")).report.replaced).toBe(true);
});

test.each([
  ["a folder", ".", /is a folder\. Name a file in it/],
  ["a folder that is not there", "no/such/profiles.csv", /There is no folder/],
])("%s is refused", async (_, name, message) => {
  const error = await refusalOf(run(name));
  expect([error.code, error.publicMessage]).toEqual(["invalid_input", expect.stringMatching(message)]);
});
