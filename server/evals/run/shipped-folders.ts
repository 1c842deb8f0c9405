import { readdir } from "node:fs/promises";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { LabelledFolder } from "./labelled-folder.ts";
import { readLabelledFolder } from "./read-labelled-folder.ts";

/** Folders of server/evals that nobody tunes on. */
const blindFolders = new Set(["heldout", "blind"]);

/** The samples, the labelled pairs and every folder below them that has labels, as they ship. @throws ToolError */
export async function readShippedFolders(): Promise<LabelledFolder[]> {
  const evals = join(import.meta.dirname, "..");
  const samples = join(evals, "../../content/samples");
  const entries = await readdir(evals, { withFileTypes: true });
  const below = entries
    .filter((entry) => entry.isDirectory() && existsSync(join(evals, entry.name, "labels.json")))
    .map(({ name }) => name)
    .sort();
  return Promise.all([
    readLabelledFolder(samples, { name: "samples" }),
    readLabelledFolder(evals, { name: "pairs" }),
    ...below.map((name) => readLabelledFolder(join(evals, name), { name, blind: blindFolders.has(name) })),
  ]);
}
