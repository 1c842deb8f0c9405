import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { withBootLock } from "../../src/storage/embedded/boot-lock.ts";
import { processLife } from "../../src/storage/embedded/process-life.ts";
import { runScript } from "./run-script.ts";
import { temporaryHome } from "./temporary-home.ts";

test("processes never hold the lock together, also while holders are killed", async () => {
  const directory = temporaryHome();
  writeFileSync(join(directory, "count"), "0");
  const living = [1, 2, 3].map(() => runScript("count.script.ts", directory, "100"));
  const dying = runScript("count.script.ts", directory, "100000");
  await Promise.all(living.map((script) => script.line()));
  let counted = 0;
  while (counted < 20) counted = Number(await dying.line());
  dying.kill();
  expect(await Promise.all(living.map((script) => script.exit))).toEqual([0, 0, 0]);
  // The killed one may have counted on a little after the line that was read, but nobody's count was lost.
  let last = counted;
  for (;;) {
    const line = await dying.line().catch(() => null);
    if (line === null) break;
    last = Number(line);
  }
  const total = Number(readFileSync(join(directory, "count"), "utf8"));
  expect(total - 300 - (last + 1)).toBeGreaterThanOrEqual(0);
  expect(total - 300 - (last + 1)).toBeLessThanOrEqual(1);
});

test("the lock of a dead process is taken over, and nothing of it remains", async () => {
  const directory = temporaryHome();
  const dead = spawnSync(process.execPath, ["--version"]).pid;
  mkdirSync(join(directory, "boot.lock"));
  writeFileSync(join(directory, "boot.lock", `${dead}-abc-def`), "");
  expect(await withBootLock(directory, async () => "mine")).toBe("mine");
  expect(readdirSync(directory)).toEqual([]);
});

test.skipIf(process.platform === "win32")(
  "a lock whose process number now belongs to another program is taken over",
  async () => {
    const directory = temporaryHome();
    mkdirSync(join(directory, "boot.lock"));
    writeFileSync(join(directory, "boot.lock", `${process.ppid}-0123456789ab-def`), "");
    expect(await withBootLock(directory, async () => "mine")).toBe("mine");
  },
);

test("the lock of a living process is waited for", async () => {
  const directory = temporaryHome();
  const holder = join(directory, "boot.lock", `${process.ppid}-${processLife(process.ppid)}-def`);
  mkdirSync(join(directory, "boot.lock"));
  writeFileSync(holder, "");
  const won = withBootLock(directory, async () => "mine");
  expect(await Promise.race([won, sleep(200, "waits")])).toBe("waits");
  unlinkSync(holder);
  expect(await won).toBe("mine");
});

test("a failure inside frees the lock", async () => {
  const directory = temporaryHome();
  await expect(withBootLock(directory, () => Promise.reject(new Error("inside")))).rejects.toThrow("inside");
  expect(readdirSync(directory)).toEqual([]);
});
