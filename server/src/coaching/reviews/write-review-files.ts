import { randomUUID } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ToolError } from "../../core/errors.ts";
import { nameReviewFiles } from "./name-review-files.ts";
import type { WeeklyReview } from "./review.ts";

/**
 * Writes `<directory>/<week>/team.md`, `team.html` and the same two for each rep, replacing what has these names. A file is
 * whole or not there. Resolves with the paths written, the team's first.
 * @throws ToolError `unavailable` when the directory cannot be written.
 */
export async function writeReviewFiles(directory: string, review: WeeklyReview): Promise<string[]> {
  const folder = join(directory, review.week);
  const names = nameReviewFiles(review.reps.map(({ report }) => report.rep.key));
  const files = [
    { name: "team", ...review.team },
    ...review.reps.map(({ markdown, html }, index) => ({ name: names[index] ?? "rep", markdown, html })),
  ].flatMap(({ name, markdown, html }) => [
    { path: join(folder, `${name}.md`), text: markdown },
    { path: join(folder, `${name}.html`), text: html },
  ]);
  try {
    await mkdir(folder, { recursive: true });
    for (const { path, text } of files) await writeWhole(path, text);
  } catch (cause) {
    throw new ToolError(
      "unavailable",
      `The review could not be written to ${folder}. Choose a directory that you may write to.`,
      {
        cause,
      },
    );
  }
  return files.map(({ path }) => path);
}

async function writeWhole(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomUUID()}.part`;
  try {
    await writeFile(draft, text, { flag: "wx" });
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
}
