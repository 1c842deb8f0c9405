import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { discoverHere, type Journal } from "../../../test/customers/discover-here.ts";
import { mixedShop } from "../../../test/customers/mixed-shop.ts";
import { type PlacedOrder, placeOrders } from "../../../test/customers/place-orders.ts";
import { testDatabase } from "../../../test/database.ts";
import { resetWorkspace } from "../../storage/reset-workspace.ts";
import { recordOrder } from "../orders/record-order.ts";
import { refreshProfiles } from "../profiles/refresh-profiles.ts";
import { rebuildRollups } from "../rollups/rebuild-rollups.ts";
import { dropOldRuns } from "./drop-old-runs.ts";
import { summarizeRun } from "./summarize-run.ts";

const database = await testDatabase();
beforeEach(() => resetWorkspace(database));

async function fill(orders: PlacedOrder[]): Promise<void> {
  await placeOrders(database, orders);
  await database.orm.transaction((tx) => rebuildRollups(tx));
}

const rowsOf = async (query: ReturnType<typeof sql>) => (await database.orm.execute(query)).rows;

/** What anybody can see of the current run, by the customers' own ids. */
const published = () =>
  rowsOf(sql`
    select c.id, p.as_of, p.order_count, p.ltv, p.features, p.dominant, p.strength, p.memberships, a.id as archetype
    from customer_profiles p
    join customers c on c.key = p.customer_key
    left join archetypes a on a.run_id = p.run_id and a.no = p.archetype_no
    where p.run_id = coalesce((select id from discovery_runs where is_current), 0) order by c.id`);
const models = async () =>
  (await rowsOf(sql`select axes, archetypes, confidence from discovery_runs where is_current`))[0];

const killedAfter = (step: string) => {
  throw new Error(`killed after ${step}`);
};
const leaveAtPlace = (step: string) => {
  if (step === "place") throw new Error("left");
};

describe("a discovery", () => {
  test("gives everybody with an order eight axes whose memberships sum to 1, and an archetype", async () => {
    await fill([...mixedShop(120), { customer: null, at: "2025-12-01", lines: [{ product: "p1", total: 5 }] }]);
    const run = await discoverHere(database);
    const summary = await summarizeRun(database, run);
    expect(summary).toMatchObject({ asOf: "2025-12-31", customers: 120, confidence: "low" });
    expect(summary.axes).toHaveLength(8);
    for (const { segments } of summary.axes) {
      expect(segments.reduce((sum, { members }) => sum + members, 0)).toBe(120);
    }
    expect(summary.archetypes.reduce((sum, { members }) => sum + members, 0)).toBe(120);
    const sizes = summary.axes.map(({ segments }) => segments.length);
    for (const profile of await published()) {
      const memberships = profile["memberships"] as number[];
      let at = 0;
      for (const [axis, size] of sizes.entries()) {
        const own = memberships.slice(at, (at += size));
        expect(own.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
        expect(own[(profile["dominant"] as number[])[axis] ?? -1]).toBe(Math.max(...own));
      }
      expect(at).toBe(memberships.length);
      expect(profile["archetype"]).toEqual(expect.any(String));
    }
  });

  test("leaves nothing of its stage, and the profiles of the run before", async () => {
    await fill(mixedShop(60));
    for (let run = 0; run < 3; run += 1) await discoverHere(database);
    expect(
      await rowsOf(sql`
        select relname as name from pg_class where relkind = 'r'
        and (relname ~ '^discovery_[0-9]' or relname ~ '^customer_profiles_[0-9]') order by 1`),
    ).toEqual(["customer_profiles_0", "customer_profiles_2", "customer_profiles_3"].map((name) => ({ name })));
    expect(await rowsOf(sql`select id from discovery_runs where is_current`)).toEqual([{ id: 3 }]);
    expect(await rowsOf(sql`select count(*) as n from customer_profiles where run_id = 0`)).toEqual([{ n: 0 }]);
    await resetWorkspace(database);
    await dropOldRuns(database);
    expect(await rowsOf(sql`select relname from pg_class where relname ~ '^customer_(profiles|search)_[1-9]'`)).toEqual(
      [],
    );
  });

  test("of too few customers is refused, with the number and the way out, and changes nothing", async () => {
    await fill(mixedShop(29));
    await expect(discoverHere(database)).rejects.toThrow("29 customers have ordered; segments need at least 30");
    await expect(discoverHere(database, { asOf: "1999-01-01" })).rejects.toThrow("Nobody has ordered up to 1999-01-01");
    expect(await rowsOf(sql`select id from discovery_runs`)).toEqual([]);
  });

  test("of an empty shop is refused", async () => {
    await expect(discoverHere(database)).rejects.toThrow("Nobody has ordered");
  });
});

test("a discovery as of a day sees what a shop that ended on that day would have seen", async () => {
  const day = "2025-10-15";
  const all = mixedShop(150);
  await fill(all);
  await discoverHere(database, { asOf: day });
  const seen = [await published(), await models()];
  await resetWorkspace(database);
  // In another order, so that customers get other keys.
  await fill(all.filter(({ at }) => at <= day).toReversed());
  await discoverHere(database, { asOf: day });
  expect([await published(), await models()]).toEqual(seen);
});

test("the same data discovered again gives the same segments, ids and memberships", async () => {
  await fill(mixedShop(150));
  await discoverHere(database);
  const [profiles, found] = [await published(), await models()];
  await discoverHere(database);
  expect(await published()).toEqual(profiles);
  expect(await models()).toEqual(found);
});

describe("a run that is broken off", () => {
  test("at any step is not seen before it is whole, and goes on to the same end", async () => {
    await fill(mixedShop(80));
    await discoverHere(database);
    const before = await published();
    const order = { id: "new", customer: "c1", at: "2026-01-10", lines: [{ product: "p1", total: 999 }] };
    await fill([order]);
    const steps: string[] = [];
    await discoverHere(database, { before: (step) => void steps.push(step) });
    const after = await published();
    await resetWorkspace(database);
    await fill(mixedShop(80));
    await discoverHere(database);
    await fill([order]);
    // Each step is done twice: killed when it is done and nobody knows it yet, it is done again.
    const journal: Journal = new Map();
    for (const [index, step] of steps.entries()) {
      let at = journal.size;
      const only = (name: string) => {
        if (at++ > index) throw new Error(`killed before ${name}`);
      };
      await expect(discoverHere(database, { key: "k", journal, before: only, after: killedAfter })).rejects.toThrow(
        `killed after ${step}`,
      );
      expect(await published(), step).toEqual(index < steps.indexOf("publish") ? before : after);
      const again = (name: string) => {
        if (at++ > index + 1) throw new Error(`killed before ${name}`);
      };
      await discoverHere(database, { key: "k", journal, before: again }).catch((error: Error) => {
        if (!error.message.startsWith("killed")) throw error;
      });
    }
    expect(await published()).toEqual(after);
    expect(await rowsOf(sql`select id, state from discovery_runs order by id`)).toEqual([
      { id: 1, state: "done" },
      { id: 2, state: "done" },
    ]);
  });

  test("after a crash of Postgres computes what its unlogged tables have lost", async () => {
    await fill(mixedShop(80));
    await discoverHere(database);
    const expected = await published();
    const lose = async (step: string) => {
      if (!["fit", "place", "archetypes", "write"].includes(step)) return;
      const tables = await rowsOf(sql`
        select relname as name from pg_class where relkind = 'r' and relname ~ '^discovery_[0-9]'`);
      for (const { name } of tables) await database.orm.execute(sql`truncate ${sql.identifier(String(name))}`);
    };
    await discoverHere(database, { before: lose });
    expect(await published()).toEqual(expected);
  });

  test("and left is given up by the next one", async () => {
    await fill(mixedShop(60));
    await expect(discoverHere(database, { before: leaveAtPlace })).rejects.toThrow("left");
    await discoverHere(database);
    expect(await rowsOf(sql`select id, state, is_current from discovery_runs order by id`)).toEqual([
      { id: 1, state: "failed", is_current: false },
      { id: 2, state: "done", is_current: true },
    ]);
  });
});

test.each(["features", "place", "write", "publish", "changed"])(
  "an order that comes in before the step %s is in what is published, of somebody new too",
  async (step) => {
    await fill(mixedShop(60));
    await discoverHere(database);
    let came = false;
    const orders = async (at: string) => {
      if (at !== step || came) return;
      came = true;
      for (const customer of ["c7", "somebody-new"]) {
        const lines = [{ productId: "p9", quantity: 1, total: 12_345 }];
        const orderedAt = "2025-12-30T10:00:00Z";
        await recordOrder(
          { id: `late-${customer}`, customer: { id: customer }, orderedAt, currency: "GBP", lines },
          { database },
        );
      }
    };
    await discoverHere(database, { before: orders });
    const rows = await rowsOf(sql`
      select c.id, p.ltv::float8 > 12345 or c.id <> 'c7' as seen, p.archetype_no is not null as placed,
        p.ltv = (select sum(gross - returned) from orders where customer_key = p.customer_key) as whole
      from customer_profiles p join customers c on c.key = p.customer_key
      where c.id in ('c7', 'somebody-new') and p.run_id = 2 order by 1`);
    expect(rows).toEqual(["c7", "somebody-new"].map((id) => ({ id, seen: true, placed: true, whole: true })));
    expect(await rowsOf(sql`select * from changed_customers`)).toEqual([]);
  },
);

test("profiles of the time before the first discovery are not mixed with those of a run", async () => {
  await fill(mixedShop(40));
  await refreshProfiles(database, { all: true });
  expect(await published()).toHaveLength(40);
  await discoverHere(database);
  expect(await rowsOf(sql`select run_id, count(*) as n from customer_profiles group by 1`)).toEqual([
    { run_id: 1, n: 40 },
  ]);
});
