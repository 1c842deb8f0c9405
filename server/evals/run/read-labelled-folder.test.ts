import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readLabelledFolder } from "./read-labelled-folder.ts";
import { readOneFolder, readShippedFolders } from "./shipped-folders.ts";

const samples = join(import.meta.dirname, "../../../content/samples/calls");
const [first, second] = ["4417730925518663021", "7240118563390472218"];
const home = mkdtempSync(join(tmpdir(), "rapport-labelled-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** A folder of two calls under names of one's own, and what its labels.json says. */
function folderOf(name: string, labels: string): string {
  const path = join(home, name);
  mkdirSync(join(path, "calls"), { recursive: true });
  copyFileSync(join(samples, "2026-10-06-larkspur-freight-discovery.json"), join(path, "calls", "a.json"));
  copyFileSync(join(samples, "2026-10-07-meridian-oat-discovery.json"), join(path, "calls", "b.json"));
  writeFileSync(join(path, "labels.json"), labels);
  return path;
}

describe("a labelled folder", () => {
  it("is read by the ids in its calls, also where a label writes a long id as a number", async () => {
    const path = folderOf(
      "own",
      `[{"pair": "mine", "dimension": "discovery", "better": ${second}, "worse": "${first}", "who": "me"}]`,
    );
    const folder = await readLabelledFolder(path);
    expect(folder).toMatchObject({ name: "own", kind: "pairs", blind: false });
    expect(folder.comparisons).toEqual([{ name: "mine", dimension: "discovery", better: second, worse: first }]);
    expect(folder.calls.map(({ id }) => id)).toEqual([first, second]);
  });

  it("compares each strong call with each weak one where calls are ranked", async () => {
    const path = folderOf(
      "ranked",
      JSON.stringify([
        { call_id: first, strong: ["engagement"], weak: ["discovery"] },
        { call_id: second, strong: ["discovery"], weak: [] },
      ]),
    );
    const { kind, comparisons } = await readLabelledFolder(path);
    expect(kind).toBe("ranked");
    expect(comparisons).toMatchObject([{ dimension: "discovery", better: second, worse: first }]);
  });

  it.each([
    ["a call that no file holds", '[{"pair":"x","dimension":"discovery","better":"12","worse":"13"}]', /names call 12/],
    ["a dimension there is none of", '[{"pair":"x","dimension":"charm","better":"1","worse":"2"}]', /neither a list/],
    ["no label at all", "[]", /neither a list/],
  ])("is refused with %s", async (what, labels, message) => {
    const path = folderOf(what.replaceAll(" ", "-"), labels);
    await expect(readLabelledFolder(path)).rejects.toMatchObject({ code: "invalid_input", publicMessage: message });
  });

  it("is refused without labels.json", async () => {
    await expect(readLabelledFolder(join(home, "nowhere"))).rejects.toThrow(/there is no labels\.json/);
  });
});

describe("what ships", () => {
  it("stays blind when a blind folder is asked for by its path", async () => {
    const blind = await readOneFolder(join(import.meta.dirname, "../run/../blind/"));
    expect(blind).toMatchObject({ name: "blind", blind: true });
  });

  it("has pairs in every dimension, and folders that nobody tunes on are marked", async () => {
    const folders = await readShippedFolders();
    expect(folders.map(({ name, kind, blind }) => [name, kind, blind])).toEqual(
      expect.arrayContaining([
        ["samples", "ranked", false],
        ["pairs", "pairs", false],
        ["blind", "pairs", true],
        ["heldout", "pairs", false],
      ]),
    );
    const paired = folders.filter(({ kind }) => kind === "pairs").flatMap(({ comparisons }) => comparisons);
    expect(new Set(paired.map(({ dimension }) => dimension)).size).toBe(4);
  });
});
