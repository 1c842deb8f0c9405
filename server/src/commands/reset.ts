import { createApp, homeDirectory } from "../app.ts";
import type { Config } from "../config.ts";
import { dropOldRuns } from "../customers/discovery/drop-old-runs.ts";
import { resetWorkspace } from "../storage/reset-workspace.ts";

/** Empties the workspace. The caller has asked for the confirmation. */
export async function reset(config: Config): Promise<number> {
  const app = await createApp(config);
  try {
    await resetWorkspace(app.database);
    await dropOldRuns(app.database);
  } finally {
    await app.close();
  }
  const where = config.DATABASE_URL ? "the database of DATABASE_URL" : homeDirectory(config);
  process.stdout.write(`Cleared ${where}. \`npx rapport serve --samples\` loads the samples again.\n`);
  return 0;
}
