import { expect, test } from "vitest";
import { sql } from "drizzle-orm";
import { testDatabase } from "../../../test/database.ts";
import { discoverHere } from "../../../test/customers/discover-here.ts";
import { mixedShop } from "../../../test/customers/mixed-shop.ts";
import { placeOrders } from "../../../test/customers/place-orders.ts";
import { rebuildRollups } from "../rollups/rebuild-rollups.ts";
import { summarizeRun } from "./summarize-run.ts";
const database = await testDatabase();
test("x", async () => {
  await placeOrders(database, mixedShop(400));
  await database.orm.transaction((tx) => rebuildRollups(tx));
  const run = await discoverHere(database, { before: (s) => console.log(s, performance.now()) });
  console.log(JSON.stringify(await summarizeRun(database, run), null, 1));
  expect((await database.orm.execute(sql`select count(*)::int as n from customer_profiles where run_id = ${run}`)).rows).toEqual([{ n: 400 }]);
  console.log((await database.orm.execute(sql`select * from segment_snapshots limit 3`)).rows);
  console.log((await database.orm.execute(sql`select relname from pg_class where relname ~ 'discovery_|customer_profiles|search'`)).rows);
});
