// Migrates the database given as argument as soon as it is told to.
import { once } from "node:events";
import { openDatabase } from "../../src/storage/database.ts";
import { migrateDatabase } from "../../src/storage/migrate.ts";

const [url = ""] = process.argv.slice(2);
const database = await openDatabase({ url, applicationName: "migrate" });
process.stdout.write("ready\n");
await once(process.stdin, "data");
await migrateDatabase(database);
await database.close();
process.exit(0);
