import { readdir } from "node:fs/promises";
import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { LabelledFolder } from "./labelled-folder.ts";
import { readLabelledFolder } from "./read-labelled-folder.ts";

/** Folders of server/evals that nobody tunes on. */
const blindFolders = new Set(["blind"]);
const evals = join(import.meta.dirname, "..");

/** Any folder of labelled calls; one of ours that nobody tunes on stays blind by whatever path it is named. @throws ToolError */
export function readOneFolder(path: string): Promise<LabelledFolder> {
  const folder = resolve(path);
  const blind = dirname(folder) === evals && blindFolders.has(basename(folder));
  return readLabelledFolder(folder, { blind });
}

/** The samples, the labelled pairs and every folder below them that has labels, as they ship. @throws ToolError */
export async function readShippedFolders(): Promise<LabelledFolder[]> {
  const samples = join(evals, "../../content/samples");
  const entries = await readdir(evals, { withFileTypes: true });
  const below = entries
    .filter((entry) => entry.isDirectory() && existsSync(join(evals, entry.name, "labels.json")))
    .map(({ name }) => name)
    .sort();
  return Promise.all([
    readLabelledFolder(samples, { name: "samples" }),
    readLabelledFolder(evals, { name: "pairs" }),
    ...below.map((name) => readOneFolder(join(evals, name))),
  ]);
}
