import { spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { chooseAccount } from "../../src/storage/embedded/account.ts";
import { findFreePort } from "../../src/storage/embedded/find-free-port.ts";
import { commandLine } from "../../src/storage/embedded/process-life.ts";
import { startEmbeddedPostgres } from "../../src/storage/embedded/start-embedded-postgres.ts";
import { runScript } from "./run-script.ts";
import { killAndWait, postmasterPid, startFast, temporaryHome } from "./temporary-home.ts";

async function query<Row>(url: string, text: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows as Row[];
  } finally {
    await client.end();
  }
}

let prototype = "";

beforeAll(async () => {
  prototype = mkdtempSync(join(tmpdir(), "rapport-test-home-prototype-"));
  chmodSync(prototype, 0o755);
  const postgres = await startFast(prototype);
  await query(postgres.url, "create table kept as select 42 as n");
  await postgres.stop();
  return () => rmSync(prototype, { recursive: true, force: true });
});

/** A home whose cluster exists, holds one row, and is stopped. */
async function stoppedHome(): Promise<{ home: string; port: number; data: string }> {
  const home = temporaryHome();
  spawnSync("cp", ["-a", `${prototype}/.`, home]);
  const record = join(home, "postgres", "cluster.json");
  const port = await findFreePort();
  const { password } = JSON.parse(readFileSync(record, "utf8")) as { password: string };
  writeFileSync(record, JSON.stringify({ directory: ".", port, password }));
  return { home, port, data: join(home, "postgres", "data") };
}

const readKept = (url: string) => query(url, "select n from kept");
const kept = [{ n: 42 }];

test("two processes that start at once share one postmaster, which outlives a kill and is stopped by the last", async () => {
  const home = temporaryHome();
  const data = join(home, "postgres", "data");
  const [killed, other] = [runScript("boot.script.ts", home), runScript("boot.script.ts", home)];
  await Promise.all([killed.line(), other.line()]);
  const booted = (await Promise.all([killed.line(), other.line()])).map((line) => JSON.parse(line));
  expect(booted[0].url).toBe(booted[1].url);
  expect(booted.filter(({ reused }) => reused)).toHaveLength(1);
  const pid = postmasterPid(data);
  expect(pid).not.toBeNull();

  killed.kill();
  await killed.exit;
  const third = await startFast(home);
  expect(third).toMatchObject({ reused: true, url: booted[0].url });
  expect(postmasterPid(data)).toBe(pid);

  other.say("stop");
  expect(await other.line()).toBe("stopped");
  expect(postmasterPid(data)).toBe(pid);
  await third.stop();
  expect(postmasterPid(data)).toBeNull();
  expect(existsSync(join(data, "postmaster.pid"))).toBe(false);
});

test("a home is used again after kill -9 at any moment of its first start", async () => {
  const home = temporaryHome();
  for (const afterMs of [0, 100, 250, 450, 600]) {
    const script = runScript("boot.script.ts", home, "durable");
    await script.line();
    await sleep(afterMs);
    script.kill();
    await script.exit;
  }
  const postgres = await startEmbeddedPostgres({ home });
  expect(await query(postgres.url, "select 1 as one")).toEqual([{ one: 1 }]);
  await postgres.stop();
});

test("no acknowledged row is lost when application and postmaster are killed in the middle of writing", async () => {
  const home = temporaryHome();
  const data = join(home, "postgres", "data");
  let last = -1;
  for (const rows of [50, 1]) {
    const script = runScript("write.script.ts", home);
    const first = await script.line().then(Number, () => -1);
    expect(first).toBe(0);
    while (last < rows) last = Number(await script.line());
    const pid = postmasterPid(data);
    if (pid === null) throw new Error("no postmaster");
    await killAndWait(pid);
    script.kill();
    const postgres = await startEmbeddedPostgres({ home });
    expect(postgres.reused).toBe(false);
    const [row] = await query<{ n: number; whole: boolean }>(
      postgres.url,
      "select count(*)::int as n, bool_and(length(filler) = 2000) as whole from written",
    );
    expect(row?.whole).toBe(true);
    expect(row?.n).toBeGreaterThan(last);
    await query(postgres.url, "drop table written");
    await postgres.stop();
    last = -1;
  }
});

test("a postmaster that dies under a living process is started again at the same address", async () => {
  const home = temporaryHome();
  const postgres = await startFast(home);
  const pid = postmasterPid(postgres.dataDirectory);
  if (pid === null) throw new Error("no postmaster");
  await killAndWait(pid);
  await expect
    .poll(() => query(postgres.url, "select 1 as one").catch(() => null), { timeout: 10_000 })
    .toEqual([{ one: 1 }]);
  await postgres.stop();
  expect(postmasterPid(postgres.dataDirectory)).toBeNull();
});

test("a port that another program took meanwhile is left to it, and the new one is remembered", async () => {
  const { home, port } = await stoppedHome();
  const foreign = createServer((socket) => socket.end("I am not Postgres"));
  await new Promise<void>((resolve) => foreign.listen(port, "127.0.0.1", resolve));
  onTestFinished(() => void foreign.close());
  const first = await startFast(home);
  expect(first.port).not.toBe(port);
  expect(await readKept(first.url)).toEqual(kept);
  await first.stop();
  const second = await startFast(home);
  expect(second.port).toBe(first.port);
  await second.stop();
});

/** Runs as Postgres does, so that Postgres sees it as alive. */
function unrelatedProcess(): number {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { ...chooseAccount(), cwd: "/" });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child.pid ?? 0;
}

test.each([
  ["names a living process that is no postmaster", unrelatedProcess],
  ["names a process that has ended", () => spawnSync(process.execPath, ["--version"]).pid],
  ["was left empty by a crash", () => null],
])("a postmaster.pid that %s does not prevent a start", async (_, findPid) => {
  const { home, data } = await stoppedHome();
  const pid = findPid();
  const content = pid === null ? "" : `${pid}\n${data}\n1\n5432\n\n127.0.0.1\n  1 1\nready   \n`;
  writeFileSync(join(data, "postmaster.pid"), content, { mode: 0o666 });
  const postgres = await startFast(home);
  expect(postgres.reused).toBe(false);
  expect(await readKept(postgres.url)).toEqual(kept);
  await postgres.stop();
});

test.runIf(process.getuid?.() === 0)(
  "as root, a home that Postgres's account cannot enter gets its data elsewhere, and finds it again",
  async () => {
    const home = temporaryHome({ mode: 0o700 });
    const first = await startFast(home);
    expect(first.dataDirectory).toMatch(/^\/var\/lib\/rapport\//);
    await query(first.url, "create table kept as select 42 as n");
    await first.stop();
    const second = await startFast(home);
    expect(second.dataDirectory).toBe(first.dataDirectory);
    expect(await readKept(second.url)).toEqual(kept);
    await second.stop();
  },
);

test.runIf(process.getuid?.() === 0)("data that root restored from a copy is given back to its account", async () => {
  const { home, data } = await stoppedHome();
  spawnSync("chown", ["-R", "0:0", data]);
  spawnSync("chmod", ["755", data]);
  const postgres = await startFast(home);
  expect(await readKept(postgres.url)).toEqual(kept);
  await postgres.stop();
});

test("the password is in a file of mode 0600 and in no argument of a process", async () => {
  const home = temporaryHome();
  const postgres = await startFast(home);
  const record = join(home, "postgres", "cluster.json");
  const { password } = JSON.parse(readFileSync(record, "utf8")) as { password: string };
  expect(statSync(record).mode & 0o777).toBe(0o600);
  expect(password.length).toBeGreaterThanOrEqual(32);
  const wrong = postgres.url.replace(password, "wrong");
  await expect(query(wrong, "select 1")).rejects.toMatchObject({ code: "28P01" });
  const pid = postmasterPid(postgres.dataDirectory);
  expect(commandLine(pid ?? 0) ?? "").not.toContain(password);
  await postgres.stop();
});

test("data of another major version is refused with the way out, and left as it is", async () => {
  const { home, data } = await stoppedHome();
  writeFileSync(join(data, "PG_VERSION"), "17\n");
  await expect(startFast(home)).rejects.toMatchObject({
    code: "unavailable",
    publicMessage: expect.stringMatching(/Postgres 17.*RAPPORT_HOME.*DATABASE_URL/),
  });
  expect(readFileSync(join(data, "PG_VERSION"), "utf8")).toBe("17\n");
});

test("data without its password file is refused and not overwritten", async () => {
  const { home, data } = await stoppedHome();
  rmSync(join(home, "postgres", "cluster.json"));
  await expect(startFast(home)).rejects.toMatchObject({
    code: "unavailable",
    publicMessage: expect.stringContaining("cluster.json"),
  });
  expect(existsSync(join(data, "PG_VERSION"))).toBe(true);
});

test("files that are no database are not taken for one, and not touched", async () => {
  const home = temporaryHome();
  mkdirSync(join(home, "postgres", "data"), { recursive: true });
  writeFileSync(join(home, "postgres", "data", "notes.txt"), "mine");
  await expect(startFast(home)).rejects.toMatchObject({ code: "unavailable" });
  expect(readFileSync(join(home, "postgres", "data", "notes.txt"), "utf8")).toBe("mine");
});

test("a damaged setting fails with one line, and Postgres's own words as the cause", async () => {
  const { home, data } = await stoppedHome();
  writeFileSync(join(data, "postgresql.conf"), "max_connections = lots\n");
  const failure = await startFast(home).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: "unavailable", publicMessage: expect.not.stringContaining("\n") });
  expect(String((failure as Error).cause)).toMatch(/max_connections/);
});

test("a home that is a file fails with one line", async () => {
  const home = join(temporaryHome(), "file");
  writeFileSync(home, "");
  await expect(startFast(home)).rejects.toMatchObject({ code: "unavailable" });
});
