// How well the analysers tell better calls from worse: npm run eval -- [--folder DIR] [--runs 3] [--max-usd 25] [--json]
// Exit code: 0; 1 when the signals misorder a pair of a folder that is not blind; 2 when it could not be carried through.
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { ConfigError, loadConfig } from "../src/config.ts";
import { ToolError } from "../src/core/errors.ts";
import { ModelError } from "../src/core/llm.ts";
import { projectRoot } from "../src/project.ts";
import { evaluate } from "./run/evaluate.ts";
import { renderReport } from "./run/render-report.ts";
import { readOneFolder, readShippedFolders } from "./run/shipped-folders.ts";
import { withThrowAwayWorkspace } from "./run/with-throw-away-workspace.ts";

const Options = z.object({
  folder: z.string().optional(),
  runs: z.coerce.number().int().min(1).max(20).default(3),
  "max-usd": z.coerce.number().min(0).default(25),
  json: z.boolean().default(false),
});

const tell = (line: string) => void process.stderr.write(`${line}\n`);

async function main(): Promise<number> {
  const asked = Options.parse(
    parseArgs({
      options: {
        folder: { type: "string" },
        runs: { type: "string" },
        "max-usd": { type: "string" },
        json: { type: "boolean" },
      },
    }).values,
  );
  const folders = asked.folder ? [await readOneFolder(asked.folder)] : await readShippedFolders();
  const config = loadConfig(join(projectRoot, ".env"));
  if (!config.ANTHROPIC_API_KEY) tell("ANTHROPIC_API_KEY is not set: the signals alone are evaluated.");
  const options = { runs: asked.runs, maxUsd: asked["max-usd"], tell };
  const reports = await withThrowAwayWorkspace(config, (deps) => evaluate(folders, deps, options));
  process.stdout.write(`${asked.json ? JSON.stringify(reports, null, 1) : renderReport(reports)}\n`);
  if (reports.some(({ stopped }) => stopped !== null)) return 2;
  const [bySignals] = reports;
  return bySignals?.folders.some(({ misordered }) => misordered.length > 0) ? 1 : 0;
}

/** What went wrong, in words for whoever ran it; null for a defect. */
function explain(error: unknown): string | null {
  if (error instanceof ToolError || error instanceof ModelError || error instanceof ConfigError) return error.message;
  if (error instanceof z.ZodError) return z.prettifyError(error);
  if (error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS"))
    return error.message;
  return null;
}

try {
  process.exitCode = await main();
} catch (error) {
  const message = explain(error);
  if (message === null) throw error;
  tell(message);
  process.exitCode = 2;
}
