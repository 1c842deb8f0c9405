import { join } from "node:path";
import { loadPrices } from "../../src/coaching/analysis/price.ts";
import { loadPrompts } from "../../src/coaching/analysis/prompts.ts";
import type { CoachingDeps } from "../../src/coaching/deps.ts";
import { loadProductNotes } from "../../src/coaching/rubrics/load-product-notes.ts";
import { loadRubrics } from "../../src/coaching/rubrics/load-rubrics.ts";
import type { Log } from "../../src/core/log.ts";
import type { Database } from "../../src/storage/database.ts";
import { createAnthropicModel } from "../../src/vendors/anthropic/create-anthropic-model.ts";
import type { ClaudeStandIn } from "../../stand-ins/claude/start-claude-stand-in.ts";

const content = join(import.meta.dirname, "../../../content");

/** A log that keeps its lines, so that a test can see what is and what is not in them. */
export function keepingLog(): Log & { lines: string[] } {
  const lines: string[] = [];
  const keep = (fields: object, message: string) => void lines.push(`${message} ${JSON.stringify(fields)}`);
  return { lines, debug: keep, info: keep, warn: keep, error: keep };
}

/** What coaching works with: the content that ships, a real database, and Claude where a stand-in is given. */
export async function coachingWorkspace(
  database: Database,
  {
    claude,
    log = keepingLog(),
    ...settings
  }: { claude?: ClaudeStandIn; log?: Log } & Partial<CoachingDeps["settings"]> = {},
): Promise<CoachingDeps> {
  const [rubrics, productNotes] = await Promise.all([
    loadRubrics(join(content, "rubrics")),
    loadProductNotes(join(content, "products")),
  ]);
  return {
    database,
    rubrics,
    productNotes,
    prompts: loadPrompts(join(content, "prompts")),
    prices: loadPrices(join(content, "models.yaml")),
    model: claude
      ? createAnthropicModel({ apiKey: claude.apiKey, baseUrl: claude.url, log, wait: async () => {} })
      : null,
    archive: null,
    clock: { now: () => new Date() },
    log,
    settings: {
      coachingModel: "claude-sonnet-5-5",
      enableCaching: true,
      cacheTtlDays: 90,
      longCallMinutes: 60,
      windowMinutes: 75,
      overlapMinutes: 4,
      timezone: "America/Los_Angeles",
      ...settings,
    },
  };
}
