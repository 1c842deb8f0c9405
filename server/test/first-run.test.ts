import { once } from "node:events";
import { createServer } from "node:http";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createProduct, type Product, type Served } from "./product.ts";

const turn = (text: string, start: number, end: number) => ({ speakerId: "1", sentences: [{ start, end, text }] });
const samples = join(dirname(fileURLToPath(import.meta.url)), "../../content/samples/calls");

describe("the first start, without any key", () => {
  let product: Product;
  let served: Served;
  beforeAll(async () => {
    product = createProduct();
    served = await product.serve(["--samples"]);
  });
  afterAll(() => product.remove());

  test("validates everything, loads the samples and says so", () => {
    const output = served.output();
    expect(output).toMatch(/✓ Database connection successful \(embedded PostgreSQL/);
    expect(output).toMatch(/✓ Database schema complete/);
    expect(output).toMatch(/✓ Gong not connected/);
    expect(output).toMatch(/✓ Claude not connected/);
    expect(output).toMatch(/workspace was empty: loaded \d+ fictional sample calls/);
    expect(output).toMatch(/this machine only/);
    expect(output).not.toContain("✗");
  });

  test("leaves the samples coached: the printed hint answers at once and for free", async () => {
    const id = /npx rapport call analyze_call --call_id (\S+)/.exec(served.output())?.[1];
    const { code, stdout } = await product.run(["call", "analyze_call", "--call_id", id ?? "none", "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ analyzer: "signals", cached: true, cost: { usd: 0 } });
  });

  test("has every sample file in the workspace", async () => {
    const files = readdirSync(samples).filter((name) => name.endsWith(".json"));
    expect(files.length).toBeGreaterThanOrEqual(8);
    const health = (await (await fetch(`${served.url}/health`)).json()) as Record<string, unknown>;
    expect(health).toMatchObject({ status: "ok", calls: files.length, analyzer: "signals", gong: false });
  });

  test("answers whom it does not know with the id and that Gong was not asked", async () => {
    const { status, data } = await served.call("analyze_call", { call_id: "99999999999999999999" });
    expect(status).toBe(404);
    expect(data["error"]).toMatchObject({
      code: "not_found",
      message: expect.stringMatching(/99999999999999999999.*Gong is not connected/s),
    });
  });

  test("a second server on the same home shares its Postgres and leaves it running when it goes", async () => {
    const second = await product.serve();
    expect(second.output()).not.toMatch(/loaded \d+ fictional/);
    expect(await second.stop()).toBe(0);
    expect((await served.call("analyze_call", { call_id: "1" })).status).toBe(404);
  });

  test("stops in order at SIGTERM, and takes Postgres with it", async () => {
    expect(await served.stop()).toBe(0);
    expect(await product.run(["doctor"])).toMatchObject({
      code: 0,
      stdout: expect.not.stringContaining("already running"),
    });
  });
});

describe("killed with -9", () => {
  test("at any moment, the next start works, keeps what was answered and reuses the postmaster", async () => {
    const product = createProduct();
    try {
      // During the very first start: nothing is half-made.
      for (const aliveMs of [150, 400, 800, 1300]) {
        const starting = product.start(["serve", "--port", "0", "--samples"]);
        const closed = once(starting, "close");
        setTimeout(() => starting.kill("SIGKILL"), aliveMs);
        await closed;
      }
      const first = await product.serve(["--samples"]);
      const { calls } = (await (await fetch(`${first.url}/health`)).json()) as { calls: number };
      expect(calls).toBe(readdirSync(samples).filter((name) => name.endsWith(".json")).length);
      const file = join(samples, readdirSync(samples).find((name) => name.endsWith(".json")) ?? "");
      const id: string = JSON.parse(readFileSync(file, "utf8")).call.metaData.id;
      const before = await first.call("analyze_call", { call_id: id, force_reanalysis: true });
      expect(before.status).toBe(200);
      await first.kill();

      const again = await product.serve(["--samples"]);
      expect(again.output()).toMatch(/already running/);
      const after = await again.call("analyze_call", { call_id: id });
      expect(after.data).toMatchObject({ cached: true, scores: before.data["scores"] });
      expect(await again.stop()).toBe(0);
    } finally {
      await product.remove();
    }
  });

  test("in the middle of an import, a call is in whole or not at all", async () => {
    const product = createProduct();
    const files = readdirSync(samples).filter((name) => name.endsWith(".json"));
    try {
      await product.run(["tools"]);
      for (const aliveMs of [300, 380, 460, 540]) {
        const importing = product.start(["import", "calls", ...files.map((name) => join(samples, name))]);
        const closed = once(importing, "close");
        setTimeout(() => importing.kill("SIGKILL"), aliveMs);
        await closed;
      }
      const { code, stdout } = await product.run(["import", "calls", ...files.map((name) => join(samples, name))]);
      expect(code).toBe(0);
      // What the killed runs left must be equal to the files, or it would count as replaced.
      expect(stdout).not.toMatch(/transcript replaced/);
      expect(stdout).toMatch(/ 0 refused/);
    } finally {
      await product.remove();
    }
  });
});

describe("what cannot be", () => {
  let product: Product;
  beforeAll(() => {
    product = createProduct();
  });
  afterAll(() => product.remove());

  test("a port in use: one line and the way out", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    const { code, stderr } = await product.run(["serve", "--dev", "--port", String(port)]);
    other.close();
    expect(code).toBe(1);
    // On a machine with much to do the log says first that it waits for Postgres.
    const said = stderr.split("\n").filter((line) => line !== "" && !line.startsWith("{"));
    expect(said).toEqual([expect.stringMatching(new RegExp(`^Port ${port} is in use.*--port`))]);
  });

  test("a wrong setting: the variable and what it should be", async () => {
    const { code, stderr } = await product.run(["doctor"], { PORT: "eighty" });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^PORT must be a number/);
  });

  test("a database that does not answer: doctor says so beside the other checks, without the password", async () => {
    const { code, stdout } = await product.run(["doctor", "--json"], {
      DATABASE_URL: "postgresql://someone:hunter2@127.0.0.1:1/nothing",
    });
    expect(code).toBe(1);
    const report = JSON.parse(stdout) as { ok: boolean; checks: { id: string; status: string; detail: string }[] };
    expect(report.ok).toBe(false);
    expect(report.checks.find(({ id }) => id === "database")).toMatchObject({ status: "failed" });
    expect(report.checks.find(({ id }) => id === "content")).toMatchObject({ status: "passed" });
    expect(stdout).not.toContain("hunter2");
  });

  test.each([
    [["call", "analyze_call", "--bogus", "1"], 2],
    [["serve", "--prot", "1"], 2],
    [["frobnicate"], 2],
    [["reset"], 2],
    [["call", "analyze_call", "--call_id", "404"], 1],
    [["call", "no_such_tool"], 1],
    [["import", "calls", "/nowhere/calls.json"], 1],
  ])("%j ends with its exit code and a clear line, not a stack", async (args, expected) => {
    const { code, stderr } = await product.run(args);
    expect(code).toBe(expected);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(stderr.trim()).not.toBe("");
  });

  test("one broken call in a file is refused with its reason and the others are in", async () => {
    const file = join(product.home, "mixed.json");
    const good = { callId: "11111111111111111111", transcript: [turn("This one is fine.", 0, 90_000)] };
    const bad = { callId: "22222222222222222222", transcript: [turn("This one ends early.", 500, 100)] };
    writeFileSync(file, JSON.stringify([good, bad]));
    const { code, stdout, stderr } = await product.run(["import", "calls", file]);
    expect({ code, stdout, stderr }).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/1 imported, 0 unchanged, 1 refused/),
      stderr: expect.stringMatching(/22222222222222222222 refused/),
    });
  });

  test("reset empties the workspace, and only with --yes", async () => {
    expect((await product.run(["reset"])).stderr).toMatch(/--yes/);
    expect(await product.run(["reset", "--yes"])).toMatchObject({ code: 0 });
    expect((await product.run(["call", "analyze_call", "--call_id", "11111111111111111111"])).code).toBe(1);
    expect(existsSync(product.home)).toBe(true);
  });
});
