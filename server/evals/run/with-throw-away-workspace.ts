import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createApp } from "../../src/app.ts";
import type { CoachingDeps } from "../../src/coaching/deps.ts";
import type { Config } from "../../src/config.ts";

/**
 * Runs `work` on the product's own workspace with an empty embedded database that is deleted afterwards. Keys and
 * model are those of `config`; its database, its home and Gong are left alone.
 */
export async function withThrowAwayWorkspace<Result>(
  config: Config,
  work: (deps: CoachingDeps) => Promise<Result>,
): Promise<Result> {
  const home = mkdtempSync(join(tmpdir(), "rapport-eval-"));
  // Postgres runs as another account when this runs as root.
  chmodSync(home, 0o755);
  try {
    const app = await createApp({
      ...config,
      RAPPORT_HOME: home,
      DATABASE_URL: undefined,
      GONG_API_KEY: undefined,
      GONG_API_SECRET: undefined,
      LOG_LEVEL: "error",
    });
    try {
      return await work(app.coaching);
    } finally {
      await app.close();
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
