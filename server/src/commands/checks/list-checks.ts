import { join } from "node:path";
import { type App, createApp, createArchive, createLog, createModel, homeDirectory } from "../../app.ts";
import { contentRoot } from "../../project.ts";
import { loadPrices } from "../../coaching/analysis/price.ts";
import { loadProductNotes } from "../../coaching/rubrics/load-product-notes.ts";
import { loadRubrics } from "../../coaching/rubrics/load-rubrics.ts";
import type { Config } from "../../config.ts";
import { ToolError } from "../../core/errors.ts";
import { checkSchema } from "../../storage/check-schema.ts";
import { createWebhookVerifier } from "../../vendors/gong/verify-webhook.ts";
import type { Check } from "./check.ts";

/**
 * Every check of `serve` and `doctor`. `openApp` gives the running product, or starts one; checks that do not
 * need it still say what they can when it does not start.
 */
export function listChecks(config: Config, openApp: () => Promise<App>): Check[] {
  const log = createLog({ ...config, LOG_LEVEL: "silent" });
  return [
    { id: "node", slow: false, run: async () => `Node ${process.versions.node}` },
    { id: "settings", slow: false, run: async () => describeSettings(config) },
    {
      id: "content",
      slow: false,
      run: async () => {
        const rubrics = await loadRubrics(join(contentRoot, "rubrics"));
        const notes = await loadProductNotes(join(contentRoot, "products"));
        const prices = loadPrices(join(contentRoot, "models.yaml"));
        if (config.ANTHROPIC_API_KEY && !(config.COACHING_MODEL in prices.models)) {
          throw new ToolError(
            "unavailable",
            `COACHING_MODEL ${config.COACHING_MODEL} has no price in content/models.yaml. Add it there, or choose one of ${Object.keys(prices.models).join(", ")}.`,
          );
        }
        return `${Object.keys(rubrics).length} rubrics and ${notes.length} product notes are valid`;
      },
    },
    {
      id: "database",
      slow: false,
      run: async () => {
        const { storage } = await openApp();
        if (storage.kind === "external") return "Database connection successful (DATABASE_URL)";
        return `Database connection successful (embedded PostgreSQL in ${storage.directory}${storage.reused ? ", already running" : ""})`;
      },
    },
    {
      id: "schema",
      slow: true,
      inDev: "Database schema not validated (dev mode)",
      run: async () => {
        const { database } = await openApp();
        await checkSchema(database);
        return "Database schema complete";
      },
    },
    {
      id: "gong",
      slow: config.GONG_API_KEY !== undefined,
      inDev: "Gong API validation skipped (dev mode)",
      run: async () => {
        const archive = createArchive(config, log);
        if (!archive)
          return "Gong not connected: calls come from `rapport import calls` (set GONG_API_KEY and GONG_API_SECRET)";
        await archive.check();
        return "Gong API authentication successful";
      },
    },
    { id: "webhooks", slow: false, run: async () => describeWebhooks(config) },
    {
      id: "anthropic",
      slow: config.ANTHROPIC_API_KEY !== undefined,
      inDev: "Anthropic API key set, not tried (dev mode)",
      run: async () => {
        const model = createModel(config, log);
        if (!model) return "Claude not connected: calls are scored from signals (set ANTHROPIC_API_KEY)";
        await model.check(config.COACHING_MODEL);
        return `Anthropic API key validated, ${config.COACHING_MODEL} available`;
      },
    },
  ];
}

/** Checks for a command that owns no app yet: the app is started once, by the first check that needs it. */
export function lazyApp(config: Config): { open: () => Promise<App>; close: () => Promise<void> } {
  let opening: Promise<App> | undefined;
  return {
    open: () => (opening ??= createApp(config)),
    close: async () => {
      // A start that failed has undone itself and was reported by the check that asked for it.
      const app = await opening?.catch(() => undefined);
      await app?.close();
    },
  };
}

function describeWebhooks(config: Config): string {
  const { GONG_WEBHOOK_SECRET: secret, GONG_WEBHOOK_PUBLIC_KEY: publicKey, PUBLIC_URL: publicUrl } = config;
  createWebhookVerifier({ secret, publicKey, publicUrl, openInDev: false });
  if (publicKey && !publicUrl) {
    throw new ToolError(
      "unavailable",
      "GONG_WEBHOOK_PUBLIC_KEY is set and PUBLIC_URL is not: Gong signs the address it sends to. Set PUBLIC_URL to the address people reach this server under.",
    );
  }
  if (!secret && !publicKey) {
    return "Gong webhooks refused: nothing to verify them with (set GONG_WEBHOOK_PUBLIC_KEY or GONG_WEBHOOK_SECRET)";
  }
  const kinds = [publicKey ? "Gong's JWT" : null, secret ? "HMAC" : null].filter((kind) => kind !== null);
  return `Gong webhooks verified by ${kinds.join(" or ")}`;
}

function describeSettings(config: Config): string {
  const connected = [
    config.DATABASE_URL ? "DATABASE_URL" : null,
    config.GONG_API_KEY ? "Gong" : null,
    config.ANTHROPIC_API_KEY ? "Anthropic" : null,
  ].filter((name) => name !== null);
  const set = connected.length > 0 ? `set: ${connected.join(", ")}` : "none set, none needed";
  return `All required environment variables present (${set}); data in ${homeDirectory(config)}`;
}
