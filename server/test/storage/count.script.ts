// Adds 1 to a number in a file, a hundred times, each under the boot lock.
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { withBootLock } from "../../src/storage/embedded/boot-lock.ts";

const [directory = "", times = "100"] = process.argv.slice(2);
const file = join(directory, "count");
for (let n = 0; n < Number(times); n += 1) {
  await withBootLock(directory, async () => {
    const count = Number(readFileSync(file, "utf8"));
    await setImmediate();
    // In one step: a kill in the middle of writing would lose the count, which is not what is tested.
    writeFileSync(`${file}.${process.pid}`, String(count + 1));
    renameSync(`${file}.${process.pid}`, file);
  });
  process.stdout.write(`${n}\n`);
}
