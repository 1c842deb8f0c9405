import * as fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { matchesFilter } from "../../../test/customers/matches-filter.ts";
import { seededSegments, type SeededCustomer, seedProfiles } from "../../../test/customers/seed-profiles.ts";
import { customersWorkspace } from "../../../test/customers/workspace.ts";
import { testDatabase } from "../../../test/database.ts";
import { ToolError } from "../../core/errors.ts";
import { type Axis, axes, strengths } from "../axes.ts";
import { profileIndexes } from "./profile-indexes.ts";
import { type CustomerSearch, searchCustomers } from "./search-customers.ts";

const database = await testDatabase();
const deps = customersWorkspace(database);

const archetypes = [
  { id: "loyal-regulars", name: "Loyal regulars" },
  { id: "one-timers", name: "One-time buyers" },
];
const names = ["Ana Reyes", "Ben 100% Okafor", "Çelik Ümit", "under_score", "back\\slash", "O'Neill; drop table", null];

/** The same for every run of the tests, and with enough equal values for ties. */
const at = (n: number, salt: number, below: number) =>
  Math.floor((Math.abs(Math.sin(n * 12.9898 + salt * 78.233)) * 43758.5453) % below);
const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);

const customers: SeededCustomer[] = Array.from({ length: 120 }, (_, n) => ({
  id: `C${1000 + n}`,
  name: names[at(n, 1, names.length)] ?? null,
  email: at(n, 2, 3) === 0 ? null : `User${n}@${at(n, 3, 2) === 0 ? "example.com" : "quilts.example.com"}`,
  asOf: at(n, 4, 10) === 0 ? "2026-11-25" : "2026-11-20",
  firstOrderOn: day(at(n, 5, 100)),
  lastOrderOn: day(100 + at(n, 6, 200)),
  orderCount: 1 + at(n, 7, 6),
  gross: at(n, 8, 12) * 50.25,
  returned: at(n, 9, 4) === 0 ? 25.125 : 0,
  discountShare: at(n, 10, 5) / 10,
  averageGapDays: at(n, 11, 3) === 0 ? null : at(n, 11, 60) + 0.5,
  units: at(n, 12, 9) + 0.125,
  archetype: at(n, 13, 5) === 0 ? null : at(n, 13, 2),
  segments: Object.fromEntries(
    axes.map((axis, k) => [
      axis,
      [seededSegments[axis][at(n, 20 + k, seededSegments[axis].length)], strengths[at(n, 40 + k, 3)]],
    ]),
  ),
}));

beforeAll(() => seedProfiles(database, customers, { runId: 3, archetypes }));

const search = (query: Partial<CustomerSearch>, limit = 200, cursor?: string) =>
  searchCustomers({ sort: "-ltv", ...query }, { limit, cursor }, deps);
const ids = async (query: Partial<CustomerSearch>) => (await search(query)).items.map(({ id }) => id).toSorted();
const refusal = async (query: Partial<CustomerSearch>, cursor?: string) => {
  const error: unknown = await search(query, 20, cursor).catch((thrown: unknown) => thrown);
  if (!(error instanceof ToolError)) throw new Error("was not refused", { cause: error });
  return error;
};

const numbers = [
  "ltv",
  "aov",
  "order_count",
  "recency_days",
  "tenure_days",
  "avg_days_between",
  "return_rate",
  "discount_share",
  "gross_revenue",
  "returns_value",
  "purchase_days",
  "units",
  "lines",
];
const anyNumber = fc.oneof(
  fc.constantFrom(0, 0.1, 1, 2, 3, 25.125, 30.5, 50.25, 100.5, 301.5, -5, 1e15),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const anyDay = fc.integer({ min: 0, max: 320 }).map(day);
const anyText = fc.oneof(
  fc.constantFrom("C1001", "ana reyes", "%", "_", "\\", "O'Neill; drop table", "ümit", "USER1", "example", ""),
  fc.constantFrom("celik umit", "ÇELİK ÜMIT", "Ańa", "übér", "ß", "Ø"),
  fc.string({ maxLength: 12 }).filter((text) => !text.includes("\0")),
);
const comparison = (value: fc.Arbitrary<unknown>) =>
  fc.oneof(
    fc.record({ op: fc.constantFrom("=", "!=", "<", "<=", ">", ">="), value }),
    fc.record({ op: fc.constant("in"), value: fc.array(value, { maxLength: 4 }) }),
    fc.record({ op: fc.constant("between"), value: fc.tuple(value, value) }),
  );
const choice = (field: string, choices: readonly string[]) =>
  fc.oneof(
    fc.record({ field: fc.constant(field), op: fc.constantFrom("=", "!="), value: fc.constantFrom(...choices) }),
    fc.record({ field: fc.constant(field), op: fc.constant("in"), value: fc.subarray([...choices]) }),
  );
const anyCondition: fc.Arbitrary<unknown> = fc.oneof(
  fc.tuple(fc.constantFrom(...numbers), comparison(anyNumber)).map(([field, rest]) => Object.assign(rest, { field })),
  fc
    .tuple(fc.constantFrom("first_order_on", "last_order_on"), comparison(anyDay))
    .map(([field, rest]) => Object.assign(rest, { field })),
  fc.constantFrom<Axis>(...axes).chain((axis) => choice(axis, seededSegments[axis])),
  fc.constantFrom<Axis>(...axes).chain((axis) => choice(`${axis}.strength`, strengths)),
  choice("archetype", ["loyal-regulars", "One-time buyers"]),
  fc.record({
    field: fc.constantFrom("customer_id", "name", "email"),
    op: fc.constantFrom("=", "!=", "contains"),
    value: anyText,
  }),
  fc.record({ field: fc.constant("has_email"), op: fc.constantFrom("=", "!="), value: fc.boolean() }),
  fc.record({
    field: fc.constantFrom("email", "name", "archetype", "avg_days_between"),
    op: fc.constantFrom("=", "!="),
    value: fc.constant(null),
  }),
);
const { tree: anyTree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    anyCondition,
    fc.array(tie("tree"), { minLength: 1, maxLength: 3 }).map((and) => ({ and })),
    fc.array(tie("tree"), { minLength: 1, maxLength: 3 }).map((or) => ({ or })),
    tie("tree").map((not) => ({ not })),
  ),
}));

describe.each([
  ["the profiles themselves", async () => {}],
  [
    "the indexed copy",
    async () => {
      for (const statement of profileIndexes("customer_profiles_3")) await database.pool.query(statement);
    },
  ],
])("searching %s", (_, prepare) => {
  beforeAll(prepare);

  test("any tree of conditions finds the customers that a reading of it in plain code finds", async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(anyTree, { minLength: 1, maxLength: 3 }), async (where) => {
        const { items, total } = await search({ where });
        const wanted = customers.filter((one) => where.every((item) => matchesFilter(one, item, archetypes)));
        found += items.length;
        expect(items.map(({ id }) => id).toSorted()).toEqual(wanted.map(({ id }) => id).toSorted());
        expect(total).toBe(wanted.length);
      }),
      { numRuns: 300 },
    );
    expect(found).toBeGreaterThan(1000);
  });

  test.each(["-ltv", "ltv", "avg_days_between", "-avg_days_between", "-last_order_on", "customer_id", "-order_count"])(
    "pages by %s, joined, are the whole list once, whatever the page size",
    async (sort) => {
      const whole = await search({ sort });
      for (const limit of [1, 7, 50]) {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await search({ sort }, limit, cursor);
          expect(page.total).toBe(customers.length);
          seen.push(...page.items.map(({ id }) => id));
          cursor = page.nextCursor ?? undefined;
        } while (cursor !== undefined);
        expect(seen).toEqual(whole.items.map(({ id }) => id));
      }
    },
  );

  test("a segment filter, an archetype by id or name and a text must all hold", async () => {
    const wanted = customers.filter(
      ({ archetype, segments, email }) =>
        archetype === 1 && segments?.purchase_value?.[0] === "big_spender" && email?.includes("quilts"),
    );
    expect(wanted.length).toBeGreaterThan(0);
    for (const archetypeId of ["one-timers", "one-time BUYERS"]) {
      const found = await ids({ archetypeId, segmentFilter: { purchase_value: "big_spender" }, text: "@QUILTS" });
      expect(found).toEqual(wanted.map(({ id }) => id));
    }
  });
});

/** Ids of those whose name holds it. */
const having = (text: string) => customers.filter(({ name }) => name?.toLowerCase().includes(text)).map(({ id }) => id);

describe("text", () => {
  test.each(["100%", "under_", "back\\slash", "o'neill; drop", "çelik ümit"])(
    "%s is looked for as it is written",
    async (text) => {
      expect(having(text).length).toBeGreaterThan(0);
      expect(await ids({ text })).toEqual(having(text));
      expect(await ids({ text: ` ${text.toUpperCase()} ` })).toEqual(having(text));
    },
  );

  test("of one or two characters begins a word", async () => {
    expect(await ids({ text: "re" })).toEqual(having("ana reyes"));
    expect(await ids({ text: "Üm" })).toEqual(having("ümit"));
    expect(await ids({ text: "n" })).toEqual([]);
    expect(await ids({ text: "_" })).toEqual([]);
  });

  test.each(["-ltv", "customer_id", "avg_days_between"])(
    "is paged by %s with the same total on each page",
    async (sort) => {
      const query = { text: "c10", sort };
      const whole = await search(query);
      expect(whole.total).toBe(100);
      const first = await search(query, 60);
      const second = await search(query, 60, first.nextCursor ?? "");
      expect([first.total, second.total, second.nextCursor]).toEqual([100, 100, null]);
      expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(whole.items.map(({ id }) => id));
    },
  );

  test("of nothing but spaces asks for nothing", async () => {
    expect(await ids({ text: "  " })).toHaveLength(customers.length);
  });
});

describe("what cannot be asked", () => {
  const ltv = { field: "ltv", op: ">", value: 1 };
  test.each<[string, Partial<CustomerSearch>, RegExp]>([
    [
      "an unknown field",
      { where: [{ field: "password", op: "=", value: "1; drop table orders" }] },
      /where\.0\.field is no field: “password”\. Allowed: ltv, aov/,
    ],
    [
      "a field inside",
      { where: [{ and: [ltv, { not: { field: "ltvv", op: "=", value: 1 } }] }] },
      /where\.0\.and\.1\.not\.field .*Did you mean ltv\?/,
    ],
    ["a text for a number", { where: [{ ...ltv, value: "1000" }] }, /where\.0\.value must be a number: ltv/],
    ["no value", { where: [{ field: "ltv", op: ">" }] }, /must be a number/],
    ["an operator that does not fit", { where: [{ field: "archetype", op: ">", value: "x" }] }, /use =, !=, in/],
    ["an operator as SQL", { where: [{ ...ltv, op: "> 0 or 1=1 --" }] }, /use =, !=, </],
    [
      "a day that is none",
      { where: [{ field: "last_order_on", op: "<", value: "2026-02-30" }] },
      /must be a day such as/,
    ],
    [
      "an unknown segment in a condition",
      { where: [{ field: "purchase_value", op: "=", value: "big_spendr" }] },
      /Nearest: big_spender\. Allowed: small_spender, big_spender/,
    ],
    [
      "an unknown archetype in a condition",
      { where: [{ field: "archetype", op: "=", value: "one-timer" }] },
      /Nearest: one-timers/,
    ],
    [
      "null where there is always a value",
      { where: [{ field: "ltv", op: "=", value: null }] },
      /every customer has ltv/,
    ],
    ["one end of a range", { where: [{ field: "ltv", op: "between", value: [1] }] }, /\[lowest, highest\]/],
    ["no condition", { where: ["ltv > 1"] }, /where\.0 is no condition: write \{field, op, value\}/],
    ["more than a condition", { where: [{ ...ltv, and: [ltv] }] }, /is no condition/],
    ["an empty choice", { where: [{ or: [] }] }, /where\.0\.or must list conditions/],
    [
      "an unknown axis",
      { segmentFilter: { purchase_valu: "big_spender" } },
      /segment_filter is no axis.*Did you mean purchase_value\?.*return_behavior/,
    ],
    [
      "an unknown segment",
      { segmentFilter: { purchase_value: "bigspender" } },
      /segment_filter\.purchase_value .*Did you mean big_spender\?/,
    ],
    ["an order by nothing", { sort: "-password; drop table orders" }, /sort is nothing to sort by: use ltv, aov/],
  ])("%s is refused, and what can be is named", async (_, query, message) => {
    const error = await refusal(query);
    expect(error.code).toBe("invalid_input");
    expect(error.publicMessage).toMatch(message);
    expect(error.issues).toHaveLength(1);
  });

  test("a tree too deep or too wide is refused", async () => {
    let deep: unknown = ltv;
    for (let level = 0; level < 20; level += 1) deep = { not: deep };
    expect((await refusal({ where: [deep] })).publicMessage).toMatch(/nested deeper than/);
    expect((await refusal({ where: Array.from({ length: 101 }, () => ltv) })).publicMessage).toMatch(/more than 100/);
  });

  test("an unknown archetype is not found, with the nearest", async () => {
    const error = await refusal({ archetypeId: "loyal-regular" });
    expect(error.code).toBe("not_found");
    expect(error.publicMessage).toContain("The nearest: loyal-regulars (Loyal regulars)");
  });

  test("a cursor of another query, or none, is refused", async () => {
    const { nextCursor } = await search({}, 5);
    expect((await refusal({ sort: "ltv" }, nextCursor ?? "")).publicMessage).toMatch(/another query/);
    expect((await refusal({ where: [ltv] }, nextCursor ?? "")).publicMessage).toMatch(/another query/);
    expect((await refusal({}, "bm90aGluZw")).publicMessage).toMatch(/is not a cursor/);
  });
});

test("operators and fields may be called what they are called elsewhere", async () => {
  const among = (op: string) => ids({ where: [{ field: "order_count", op, value: 3 }] });
  for (const [name, sign] of [
    ["gte", ">="],
    ["lt", "<"],
    ["==", "="],
    ["<>", "!="],
  ] as const) {
    expect(await among(name)).toEqual(await among(sign));
  }
  const byId = await ids({ where: [{ field: "archetype_id", op: "=", value: "one-timers" }] });
  expect(byId).toEqual(await ids({ archetypeId: "one-timers" }));
  expect((await refusal({ where: [{ field: "ltv", op: "constructor", value: 3 }] })).code).toBe("invalid_input");
});

test("nothing that is written reaches SQL as text", async () => {
  const before = await database.pool.query("select count(*) as n from customers");
  const sharp = "x'); drop table customers; --";
  await search({ text: sharp, where: [{ field: "name", op: "contains", value: sharp }] });
  await search({ where: [{ field: "customer_id", op: "in", value: [sharp, "\\", '"', "$1", "{}"] }] });
  expect((await database.pool.query("select count(*) as n from customers")).rows).toEqual(before.rows);
});
