import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadProductNotes } from "./load-product-notes.ts";

const shipped = join(import.meta.dirname, "../../../../content/products");
let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "products-"));
  await cp(shipped, directory, { recursive: true });
});
afterEach(() => rm(directory, { recursive: true, force: true }));

describe("loadProductNotes", () => {
  it("knows both products and the names they had before", async () => {
    const [prefect, horizon, ...rest] = await loadProductNotes(shipped);
    expect(rest).toEqual([]);
    expect(prefect?.product).toBe("prefect");
    expect(horizon?.aliases).toEqual(expect.arrayContaining(["Horizon", "FastMCP Cloud", "FastMCP Gateway"]));
  });

  it("dates every plan fact, states the numbers it checks by, and says that there is no price list", async () => {
    const notes = await loadProductNotes(shipped);
    const facts = notes.flatMap((one) => one.plan_facts);
    expect(facts.length).toBeGreaterThan(10);
    for (const fact of facts) {
      expect(fact.source.date).toMatch(/^2026-\d\d-\d\d$/);
      for (const number of fact.numbers) expect(fact.statement.replace(/,/g, "")).toContain(number);
    }
    for (const one of notes) expect(one.not_documented.join(" ")).toMatch(/no price list/i);
  });

  it("gives a new version to the edited notes only", async () => {
    const [prefect, horizon] = await loadProductNotes(directory);
    const path = join(directory, "horizon.yaml");
    await writeFile(path, `${await readFile(path, "utf8")}# a remark\n`);
    const [samePrefect, newHorizon] = await loadProductNotes(directory);
    expect(samePrefect?.version).toBe(prefect?.version);
    expect(newHorizon?.version).not.toBe(horizon?.version);
  });

  it("names file, place and fault", async () => {
    const path = join(directory, "prefect.yaml");
    await writeFile(path, (await readFile(path, "utf8")).replace("date: 2026-08-21", "date: last summer"));
    await expect(loadProductNotes(directory)).rejects.toThrow(
      /prefect\.yaml cannot be used\. plan_facts\.0\.source\.date: /,
    );
  });
});
