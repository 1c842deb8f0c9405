// Boots the home given as argument, says how it went, and stops at the next line on stdin.
import { once } from "node:events";
import { startEmbeddedPostgres } from "../../src/storage/embedded/start-embedded-postgres.ts";

const [home = "", mode] = process.argv.slice(2);
process.stdout.write("booting\n");
const postgres = await startEmbeddedPostgres(mode === "durable" ? { home } : { home, settings: { fsync: "off" } });
process.stdout.write(`${JSON.stringify({ url: postgres.url, reused: postgres.reused })}\n`);
await once(process.stdin, "data");
await postgres.stop();
process.stdout.write("stopped\n");
process.exit(0);
