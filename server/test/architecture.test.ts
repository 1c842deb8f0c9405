import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, posix, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const sourceRoot = join(dirname(fileURLToPath(import.meta.url)), "../src");

interface SourceFile {
  /** Relative to src, with forward slashes. */
  path: string;
  text: string;
}

interface Import {
  target: string;
  typeOnly: boolean;
}

const composition = ["app.ts", "main.ts", "toolbox.ts", "project.ts", "commands"];
const domains = ["coaching", "customers", "support", "knowledge", "assistant"];

/** Who may import whom. `types` are allowed as `import type` only. A zone that is not listed may not exist. */
const arrows: Record<string, { imports: string[]; types?: string[] }> = {
  core: { imports: [] },
  storage: { imports: ["core"] },
  coaching: { imports: ["core", "storage", "knowledge"] },
  customers: { imports: ["core", "storage"] },
  knowledge: { imports: ["core", "storage"] },
  support: { imports: ["core", "storage", "customers", "knowledge"] },
  assistant: { imports: ["core"] },
  workflows: { imports: ["core", "storage", ...domains] },
  channels: { imports: ["core"] },
  vendors: { imports: ["core"], types: domains },
  "config.ts": { imports: [] },
  ...Object.fromEntries(
    composition.map((zone) => [
      zone,
      { imports: ["core", "storage", ...domains, "workflows", "channels", "vendors", "config.ts", ...composition] },
    ]),
  ),
};

const sayNothing = /(^|\/)(utils?|helpers?|common|shared|managers?|services?)(\/|\.|$)/i;

function readSources(root: string): SourceFile[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: relative(root, file).split(sep).join("/"), text: readFileSync(file, "utf8") }));
}

const zoneOf = (path: string) => path.replace(/\.test\.ts$/, ".ts").split("/")[0] ?? path;
const isTest = (path: string) => path.endsWith(".test.ts");

function importsOf({ path, text }: SourceFile): Import[] {
  const found: Import[] = [];
  const statement =
    /(?:^|\n)\s*(?:import|export)\s+(type\s+)?[^;"']*?from\s+["']([^"']+)["']|\bimport\s*\(\s*["']([^"']+)["']/g;
  for (const [, typeOnly, fromTarget, dynamicTarget] of text.matchAll(statement)) {
    const specifier = fromTarget ?? dynamicTarget ?? "";
    const target = specifier.startsWith(".") ? posix.normalize(posix.join(posix.dirname(path), specifier)) : specifier;
    found.push({ target, typeOnly: Boolean(typeOnly) });
  }
  return found;
}

function arrowViolations(file: SourceFile): string[] {
  const zone = zoneOf(file.path);
  const allowed = arrows[zone];
  if (!allowed) return [`${file.path}: no zone of the house is called ${zone}`];
  if (isTest(file.path)) return [];
  return importsOf(file).flatMap(({ target, typeOnly }) => {
    if (target.startsWith("@dbos-inc/") && zone !== "workflows")
      return [`${file.path}: only workflows may import ${target}`];
    if (!target.endsWith(".ts")) return [];
    const targetZone = zoneOf(target);
    const fine =
      targetZone === zone || allowed.imports.includes(targetZone) || (typeOnly && allowed.types?.includes(targetZone));
    return fine ? [] : [`${file.path}: ${zone} may not import ${target}`];
  });
}

function habitViolations({ path, text }: SourceFile): string[] {
  const found: string[] = [];
  if (sayNothing.test(path)) found.push(`${path}: a name that says nothing`);
  if (path.split("/").at(-1) === "index.ts") found.push(`${path}: a barrel`);
  if (/^export default/m.test(text)) found.push(`${path}: a default export`);
  if (/^export \* from/m.test(text)) found.push(`${path}: a barrel`);
  if (text.includes("process.env") && path !== "config.ts" && !isTest(path)) found.push(`${path}: reads process.env`);
  if (!isTest(path) && text.split("\n").length > 300) found.push(`${path}: longer than 300 lines`);
  return found;
}

const violations = (files: SourceFile[]) =>
  files.flatMap((file) => [...arrowViolations(file), ...habitViolations(file)]);

describe("the architecture", () => {
  const files = readSources(sourceRoot);

  test("is checked on the files that are there", () => {
    const zones = new Set(files.map(({ path }) => zoneOf(path)));
    expect(files.length).toBeGreaterThan(60);
    expect([...zones]).toEqual(
      expect.arrayContaining(["core", "storage", "coaching", "channels", "vendors", "app.ts"]),
    );
    const seenImports = files.flatMap((file) => importsOf(file)).filter(({ target }) => target.endsWith(".ts"));
    expect(seenImports.length).toBeGreaterThan(100);
  });

  test("holds: every arrow and habit", () => {
    expect(violations(files)).toEqual([]);
  });

  test.each([
    ["core reaching out", { path: "core/tool.ts", text: 'import { pool } from "../storage/database.ts";' }],
    ["a domain in a channel", { path: "channels/rest/x.ts", text: 'import { a } from "../../coaching/deps.ts";' }],
    [
      "a type of a domain in a channel",
      { path: "channels/x.ts", text: 'import type { A } from "../coaching/deps.ts";' },
    ],
    [
      "a value of a domain in a vendor",
      { path: "vendors/gong/x.ts", text: 'import { a } from "../../coaching/x.ts";' },
    ],
    ["one domain in another", { path: "customers/x.ts", text: 'import type { A } from "../coaching/deps.ts";' }],
    ["a dynamic import", { path: "storage/x.ts", text: 'const x = await import("../coaching/x.ts");' }],
    ["an import over several lines", { path: "core/x.ts", text: 'import {\n  a,\n  b,\n} from "../config.ts";' }],
    ["a re-export", { path: "core/x.ts", text: 'export { a } from "../config.ts";' }],
    [
      "the durable engine outside workflows",
      { path: "coaching/x.ts", text: 'import { D } from "@dbos-inc/dbos-sdk";' },
    ],
    ["an unknown zone", { path: "misc/x.ts", text: "" }],
    ["the environment read in passing", { path: "coaching/x.ts", text: "const key = process.env.KEY;" }],
    ["a barrel", { path: "coaching/index.ts", text: "" }],
    ["a default export", { path: "coaching/x.ts", text: "export default 1;" }],
    ["a name that says nothing", { path: "coaching/utils/x.ts", text: "" }],
    ["a file of 301 lines", { path: "coaching/x.ts", text: "\n".repeat(301) }],
  ])("goes red at %s", (_, file) => {
    expect(violations([file])).not.toEqual([]);
  });

  test("lets a vendor take the types of the port it implements", () => {
    const file = { path: "vendors/gong/x.ts", text: 'import type { A } from "../../coaching/calls/call-archive.ts";' };
    expect(violations([file])).toEqual([]);
  });
});
