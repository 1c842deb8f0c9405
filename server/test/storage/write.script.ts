// Writes one row a transaction, and says each number after its commit was acknowledged.
import { openDatabase } from "../../src/storage/database.ts";
import { startEmbeddedPostgres } from "../../src/storage/embedded/start-embedded-postgres.ts";

const [home = ""] = process.argv.slice(2);
const postgres = await startEmbeddedPostgres({ home });
const database = await openDatabase({ url: postgres.url, applicationName: "write" });
await database.pool.query("create table if not exists written (n integer primary key, filler text)");
for (let n = 0; ; n += 1) {
  await database.pool.query("insert into written values ($1, repeat('x', 2000))", [n]);
  process.stdout.write(`${n}\n`);
}
