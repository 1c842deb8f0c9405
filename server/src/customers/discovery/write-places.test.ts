import { expect, test } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { outlookColumnNames } from "../outlook/outlook-columns.ts";
import { readFeatures } from "./read-features.ts";
import { writePlaces } from "./write-places.ts";

const database = await testDatabase();
const columns = outlookColumnNames.length;

test.each([
  ["with predictions", (rows: number) => Float32Array.from({ length: rows * columns }, (_, at) => at)],
  ["of a run without any", () => null],
])("places %s go into Postgres as they are, more of them than one chunk holds", async (_, outlooks) => {
  const rows = 4_321;
  const keys = Int32Array.from({ length: rows }, (_, row) => row * 3 + 1);
  const places = {
    membershipColumns: 3,
    memberships: Float32Array.from({ length: rows * 3 }, (_, at) => Math.fround(at / (rows * 3))),
    dominant: Int16Array.from({ length: rows * 2 }, (_, at) => at % 5),
    strength: Int16Array.from({ length: rows * 2 }, (_, at) => at % 3),
  };
  const outlook = outlooks(rows);
  const signatures = Array.from(keys, (key) => `${key}`.repeat(1 + (key % 3)));
  const client = await database.pool.connect();
  try {
    await client.query(`drop table if exists places`);
    await client.query(`create temporary table places
      (customer_key integer, signature text, dominant smallint[], strength smallint[], memberships real[],
        ${outlookColumnNames.map((name) => `${name} real`).join(", ")})`);
    await writePlaces(client, "places", { keys, signatures, places, outlook });
    const { rows: read } = await client.query("select * from places order by customer_key");
    expect(read).toMatchObject(
      Array.from(keys, (key, row) => ({
        customer_key: key,
        signature: signatures[row],
        dominant: [...places.dominant.subarray(row * 2, row * 2 + 2)],
        strength: [...places.strength.subarray(row * 2, row * 2 + 2)],
        probability_no_purchase: outlook === null ? null : row * columns,
        expected_spend: outlook === null ? null : (row + 1) * columns - 1,
      })),
    );
    const back = read.map(({ memberships }: { memberships: number[] }) => memberships.map(Math.fround));
    expect(back.flat()).toEqual([...places.memberships]);
  } finally {
    client.release();
  }
});

test("features come out of Postgres as they are, and nobody at all too", async () => {
  const client = await database.pool.connect();
  try {
    const bought = "date '2025-01-01' as first_order_on, date '2025-01-01' + n as last_order_on, n * 2.5 as gross";
    const profiles = `(select n as customer_key, n * 1.25::numeric as ltv, array[n, -n, n / 7.0]::real[] as features,
      n + 1 as purchase_days, ${bought} from generate_series(1, 3000) n order by n) profiles`;
    const { keys, ltv, features, purchases } = await readFeatures(client, profiles, 3);
    expect([keys.length, keys[2999], ltv[2999]]).toEqual([3000, 3000, 3750]);
    expect([...features.subarray(2999 * 3)]).toEqual([3000, -3000, Math.fround(3000 / 7)]);
    const { purchaseDays, firstDay, lastDay, gross } = purchases;
    expect([purchaseDays[2999], firstDay[2999], lastDay[2999], gross[2999]]).toEqual([3001, 20_089, 23_089, 7_500]);
    const nobody = await readFeatures(client, `(select * from ${profiles} where false) nobody`, 3);
    expect(nobody.keys).toHaveLength(0);
  } finally {
    client.release();
  }
});

test("profiles of another number of features are not read as if they were these", async () => {
  const client = await database.pool.connect();
  try {
    const profiles = `(select 1 as customer_key, 1 as ltv, '{1,2,3}'::real[] as features, 1 as purchase_days,
      date '2025-01-01' as first_order_on, date '2025-01-01' as last_order_on, 1 as gross) profiles`;
    await expect(readFeatures(client, profiles, 2)).rejects.toThrow("features");
  } finally {
    client.release();
  }
});
