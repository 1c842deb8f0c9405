import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assert, array, property, string } from "fast-check";
import { afterEach, expect, test } from "vitest";
import { nameReviewFiles } from "./name-review-files.ts";
import type { RepReview, TeamReview, WeeklyReview } from "./review.ts";
import { writeReviewFiles } from "./write-review-files.ts";

const directory = mkdtempSync(join(tmpdir(), "reviews-"));
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const rendered = (key: string) => ({ report: { rep: { key } } as RepReview, markdown: `# ${key}`, html: `<p>${key}` });
const review = (keys: string[]): WeeklyReview => ({
  week: "2026-11-16",
  timezone: "UTC",
  generatedAt: new Date(0),
  team: { report: {} as TeamReview, markdown: "# team", html: "<p>team" },
  reps: keys.map(rendered),
});

test("every report is written as two files, whole, over what was there, and nothing else is left behind", async () => {
  for (let round = 0; round < 2; round++)
    await writeReviewFiles(directory, review(["ada@example.com", "../../Évil Rep"]));
  const folder = join(directory, "2026-11-16");
  expect(readdirSync(folder).toSorted()).toEqual([
    "ada@example.com.html",
    "ada@example.com.md",
    "evil-rep.html",
    "evil-rep.md",
    "team.html",
    "team.md",
  ]);
  expect(readFileSync(join(folder, "evil-rep.md"), "utf8")).toBe("# ../../Évil Rep");
});

test("a directory that cannot be written says so", async () => {
  rmSync(directory, { recursive: true, force: true });
  writeFileSync(directory, "a file");
  await expect(writeReviewFiles(directory, review([]))).rejects.toMatchObject({ code: "unavailable" });
});

test("any keys become different, plain names, none of which is the team's, a device's or a way out of the folder", () => {
  assert(
    property(array(string({ unit: "binary" }), { maxLength: 8 }), (keys) => {
      const names = nameReviewFiles([...keys, "team", "TEAM", "..", "con", "nul.txt"]);
      expect(new Set(names).size).toBe(names.length);
      for (const name of names) {
        expect(name).toMatch(/^[a-z0-9@_][a-z0-9@._-]{0,90}$/);
        expect(name).not.toMatch(/^(?:team|con|nul)(?:\.|$)|\.\.|\.$/);
      }
    }),
  );
});
