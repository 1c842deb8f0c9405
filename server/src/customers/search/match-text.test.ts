import * as fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { seedProfiles } from "../../../test/customers/seed-profiles.ts";
import { customersWorkspace } from "../../../test/customers/workspace.ts";
import { testDatabase } from "../../../test/database.ts";
import { profileIndexes } from "./profile-indexes.ts";
import { type CustomerSearch, searchCustomers } from "./search-customers.ts";

const database = await testDatabase();
const deps = customersWorkspace(database);

const people: [name: string, written: string[]][] = [
  ["Lucía Fernández", ["lucia fern", "LUCIA FERN", "Lucía F", "luci\u0301a fer", "lùcîä fernandez"]],
  ["Lucia Rossi", ["Lucía Ros", "lucia r"]],
  ["Jörg Müller", ["jorg muller", "Jörg M", "jo\u0308rg", "RG MÜLLER"]],
  ["Hans Muller", ["Hans Müller", "ns muller"]],
  ["Grete Weiß", ["grete weiss", "TE WEISS", "te weiß", "Grete WEIẞ"]],
  ["Otto Weiss", ["Otto Weiß"]],
  ["Bjørn Åse", ["bjorn ase", "BJØRN", "Björn", "n å"]],
  ["Łukasz Żak", ["lukasz zak", "łukasz", "ŁUKASZ ŻAK"]],
  ["Zoe Oster", ["Zoë Øst", "zoé"]],
  ["İpek Işık", ["ipek isik", "IPEK", "ışık"]],
  ["Γιώργος Δημητρίου", ["γιωργος", "ΓΙΩΡΓΟΣ"]],
  ["Сергей Королёв", ["сергей", "КОРОЛЕВ"]],
];
const idOf = (name: string) => `one-${people.findIndex(([one]) => one === name)}`;
const customers = [
  ...people.map(([name]) => ({ id: idOf(name), name, email: `${name.replaceAll(" ", ".")}@example.com` })),
  // So many that an index pays.
  ...Array.from({ length: 3000 }, (_, n) => ({ id: `c-${n}`, name: `Customer ${n}`, email: `nr-${n}@example.com` })),
];

beforeAll(async () => {
  await seedProfiles(
    database,
    customers.map((one, n) => ({
      ...one,
      orderCount: 1,
      gross: n,
      firstOrderOn: "2026-01-01",
      lastOrderOn: "2026-02-01",
    })),
    { runId: 3 },
  );
  for (const statement of profileIndexes("customer_profiles_3")) await database.pool.query(statement);
  await database.pool.query("vacuum analyze customers");
});

const search = (query: Partial<CustomerSearch>, limit = 50, cursor?: string) =>
  searchCustomers({ sort: "-ltv", ...query }, { limit, cursor }, deps);
const ids = async (query: Partial<CustomerSearch>) => (await search(query)).items.map(({ id }) => id);

test.each(people)("accents do not matter: %s is found whether they are written or not", async (name, written) => {
  for (const value of written) {
    expect(await ids({ text: value })).toEqual([idOf(name)]);
    expect(await ids({ where: [{ field: "name", op: "contains", value }] })).toEqual([idOf(name)]);
    const address = value.replaceAll(" ", ".");
    expect(await ids({ where: [{ field: "email", op: "contains", value: address }] })).toEqual([idOf(name)]);
  }
});

const equal = (field: string, op: string, value: unknown) => ids({ where: [{ field, op, value }] });

test("a whole name or address equals another one that differs in accents only", async () => {
  expect(await equal("name", "=", "jorg MULLER")).toEqual([idOf("Jörg Müller")]);
  expect(await equal("name", "in", ["grete weiss", "Łukasz Zak"])).toEqual([idOf("Łukasz Żak"), idOf("Grete Weiß")]);
  expect(await equal("email", "=", "bjorn.ase@example.com")).toEqual([idOf("Bjørn Åse")]);
  expect(await equal("name", "=", "jorg")).toEqual([]);
  expect((await search({ where: [{ field: "name", op: "!=", value: "Jorg Muller" }] })).total).toBe(
    customers.length - 1,
  );
});

test("two letters with an accent begin a word as those without do", async () => {
  expect(await ids({ text: "Å" })).toEqual([idOf("Bjørn Åse")]);
  expect(await ids({ text: "żą" })).toEqual([idOf("Łukasz Żak")]);
  expect(await ids({ text: "de\u0301" })).toEqual([]);
});

test.each(["-ltv", "ltv", "-aov", "customer_id"])(
  "a text that nearly everybody holds is paged by %s, each once, with the exact total",
  async (sort) => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await search({ text: "custömer", sort }, 200, cursor);
      expect(page.total).toBe(3000);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(new Set(seen).size).toBe(3000);
    expect(seen).toHaveLength(3000);
    const whole = await search({ sort }, 200);
    expect(seen.slice(0, 100)).toEqual(
      whole.items.flatMap(({ id }) => (id.startsWith("c-") ? [id] : [])).slice(0, 100),
    );
  },
);

test("one whom the order reaches last is found all the same, counted once", async () => {
  const { items, total } = await search({ text: "lucia fernandez", sort: "-ltv" });
  expect([items.map(({ id }) => id), total]).toEqual([[idOf("Lucía Fernández")], 1]);
});

test("the index finds a text, and the function may run in parallel workers", async () => {
  const { rows } = await database.pool.query<{ "QUERY PLAN": string }>(
    "explain select key from customers c where c.search_text like fold_text('%Lucía%')",
  );
  expect(rows.map((row) => row["QUERY PLAN"]).join("\n")).toContain("customers_text");
  const marks = "select provolatile, proparallel from pg_proc where proname = 'fold_text'";
  expect((await database.pool.query(marks)).rows).toEqual([{ provolatile: "i", proparallel: "s" }]);
});

test("whatever a name is: folded twice it stays, and its parts are in it", async () => {
  const text = fc.string({ unit: "grapheme", maxLength: 12 }).filter((one) => !one.includes("\0"));
  await fc.assert(
    fc.asyncProperty(text, text, async (one, other) => {
      const { rows } = await database.pool.query<{ stays: boolean; holds: boolean }>(
        `select fold_text(fold_text($1)) = fold_text($1) as stays,
           position(fold_text($2) in fold_text($1::text || ' ' || $2::text || ' ' || $1::text)) > 0 as holds`,
        [one, other],
      );
      expect(rows).toEqual([{ stays: true, holds: true }]);
    }),
    { numRuns: 200 },
  );
});
