import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { testDatabase } from "../../test/database.ts";
import { keepIncompleteDelivery } from "./keep-incomplete-delivery.ts";

const database = await testDatabase();

test("a delivery without a call is parked with its reason and nothing of its body; the same body again is the same one", async () => {
  const body = Buffer.from(JSON.stringify({ callData: { metaData: { title: "Quokkaberry" } } }));
  await keepIncompleteDelivery(database, body, "callData.metaData.id is missing.");
  await keepIncompleteDelivery(database, body, "callData.metaData.id is missing.");
  await keepIncompleteDelivery(database, Buffer.from("{}"), "callData is missing.");
  const { rows } = await database.orm.execute(sql`select * from work_items order by deliveries desc`);
  expect(rows).toMatchObject([
    { kind: "delivery", state: "parked", reason: "callData.metaData.id is missing.", deliveries: 2, call_id: null },
    { kind: "delivery", state: "parked", reason: "callData is missing.", deliveries: 1 },
  ]);
  expect(JSON.stringify(rows)).not.toContain("Quokkaberry");
});
