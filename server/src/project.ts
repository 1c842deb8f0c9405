import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout: two folders above src and dist alike. */
export const projectRoot = join(dirname(fileURLToPath(import.meta.url)), "../..");
export const contentRoot = join(projectRoot, "content");
export const version: string = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8")).version;
