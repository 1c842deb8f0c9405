import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ToolError } from "../../core/errors.ts";
import { dimensions, repRoles } from "../calls/call.ts";
import { loadRubrics } from "./load-rubrics.ts";

const shipped = join(import.meta.dirname, "../../../../content/rubrics");
let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "rubrics-"));
  await cp(shipped, directory, { recursive: true });
});
afterEach(() => rm(directory, { recursive: true, force: true }));

async function edit(file: string, change: (text: string) => string) {
  const path = join(directory, file);
  await writeFile(path, change(await readFile(path, "utf8")));
}

async function refusal(): Promise<string> {
  const error: unknown = await loadRubrics(directory).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ToolError);
  return error instanceof ToolError ? error.publicMessage : "";
}

describe("the rubrics that ship", () => {
  it("are four, with five to seven criteria, five anchors each and known sources", async () => {
    const rubrics = Object.values(await loadRubrics(shipped));
    expect(rubrics.map((rubric) => rubric.dimension).sort()).toEqual([...dimensions].sort());
    const criteria = rubrics.flatMap((rubric) => rubric.criteria);
    expect(criteria.length).toBeGreaterThanOrEqual(20);
    for (const criterion of criteria) {
      const anchors = Object.values(criterion.anchors);
      expect(anchors).toHaveLength(5);
      expect(new Set(anchors).size).toBe(5);
      expect(anchors.join(" ")).not.toMatch(/\b(good|bad|great|excellent|poor|effective|appropriate)\b/i);
    }
  });

  it("have ids of two words and more, unique over all four", async () => {
    const ids = Object.values(await loadRubrics(shipped)).flatMap((rubric) => rubric.criteria.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z]+(_[a-z]+)+$/);
  });

  it("weigh differently for each role, and leave no role without a weight", async () => {
    for (const { criteria } of Object.values(await loadRubrics(shipped))) {
      const weights = repRoles.map((role) => criteria.map((criterion) => criterion.weights[role]).join());
      expect(new Set(weights).size).toBe(repRoles.length);
      for (const role of repRoles) expect(Math.max(...criteria.map(({ weights }) => weights[role]))).toBeGreaterThan(2);
    }
  });

  it("leave objection handling out as a whole when no objection was raised, and nothing else", async () => {
    for (const { criteria, dimension } of Object.values(await loadRubrics(shipped))) {
      const expected = dimension === "objection_handling" ? "with_objections" : "always";
      for (const criterion of criteria) expect(criterion.applies).toBe(expected);
    }
  });
});

describe("loadRubrics", () => {
  it("gives a new version to the edited rubric and to no other, whatever the edit", async () => {
    const before = await loadRubrics(directory);
    expect(before.discovery.version).toMatch(/^discovery-[0-9a-f]{10}$/);
    await edit("discovery.yaml", (text) => `${text}\n# a remark\n`);
    const after = await loadRubrics(directory);
    expect(after.discovery.version).not.toBe(before.discovery.version);
    expect(after.engagement.version).toBe(before.engagement.version);
    await edit("discovery.yaml", (text) => text.replace("\n# a remark\n", ""));
    expect((await loadRubrics(directory)).discovery.version).toBe(before.discovery.version);
  });

  it("names a missing file", async () => {
    await rm(join(directory, "engagement.yaml"));
    expect(await refusal()).toMatch(/engagement\.yaml cannot be read/);
  });

  it("names the line of what is not YAML", async () => {
    await edit("discovery.yaml", (text) => text.replace("title: Discovery", "title: [Discovery"));
    expect(await refusal()).toMatch(/discovery\.yaml is not YAML, line \d+: /);
  });

  it.each([
    [
      "a misspelt key",
      "  - id: question_craft\n",
      "  - id: question_craft\n    wieghts: {}\n",
      /criteria\.0: .*wieghts/,
    ],
    [
      "a weight above five",
      "weights: { AE: 4, SE: 3, CSM: 3 }",
      "weights: { AE: 9, SE: 3, CSM: 3 }",
      /criteria\.0\.weights\.AE: /,
    ],
    ["an id of one word", "id: question_craft", "id: questions", /criteria\.0\.id: must be snake_case/],
    ["an unknown source", "sources: [spin, gong_labs]", "sources: [spin, nobody]", /criteria\.0\.sources: "nobody"/],
    [
      "an unknown list of phrases",
      "say: [asks_today]",
      "say: [asks_tody]",
      /criteria\.1\.observe\.0: "asks_tody" is not a list/,
    ],
    ["marks that fall", "higher: [3, 7, 12, 18]", "higher: [3, 7, 2, 18]", /criteria\.0\.observe\.0\.levels.*: /],
    [
      "a criterion twice",
      "id: current_situation",
      "id: question_craft",
      /criteria\.1\.id: "question_craft" is used twice/,
    ],
    ["another dimension", "dimension: discovery", "dimension: engagement", /dimension: it says "engagement"/],
    [
      "a criterion of another rubric",
      "id: question_craft",
      "id: room_to_think",
      /"room_to_think" is already a criterion of/,
    ],
  ])("says where %s is and what is wrong", async (_, from, to, message) => {
    await edit("discovery.yaml", (text) => {
      expect(text).toContain(from);
      return text.replace(from, to);
    });
    expect(await refusal()).toMatch(message);
    expect(await refusal()).toMatch(/(discovery|engagement)\.yaml cannot be used/);
  });
});
