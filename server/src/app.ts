import { join, resolve } from "node:path";
import { type Logger, pino, stdSerializers } from "pino";
import { loadPrices } from "./coaching/analysis/price.ts";
import { loadPrompts } from "./coaching/analysis/prompts.ts";
import type { CoachingDeps } from "./coaching/deps.ts";
import { loadProductNotes } from "./coaching/rubrics/load-product-notes.ts";
import { loadRubrics } from "./coaching/rubrics/load-rubrics.ts";
import { storeRubrics } from "./coaching/rubrics/store-rubrics.ts";
import type { Config } from "./config.ts";
import { systemClock } from "./core/clock.ts";
import type { BoundTool, Door } from "./core/tool.ts";
import type { CustomersDeps } from "./customers/deps.ts";
import { contentRoot, projectRoot } from "./project.ts";
import { type Database, openDatabase } from "./storage/database.ts";
import { startEmbeddedPostgres } from "./storage/embedded/start-embedded-postgres.ts";
import { migrateDatabase } from "./storage/migrate.ts";
import { createPace, type Pace } from "./storage/pace-requests.ts";
import { withoutRowValues } from "./storage/without-row-values.ts";
import { bindToolbox } from "./toolbox.ts";
import type { FlowSettings } from "./workflows/flow-deps.ts";
import type { Engine } from "./workflows/start-engine.ts";
import { createAnthropicModel } from "./vendors/anthropic/create-anthropic-model.ts";
import { createGongClient } from "./vendors/gong/create-gong-client.ts";

/** Part of a running product that undoes itself. `close` may be called more than once. */
export interface App {
  config: Config;
  tools: BoundTool[];
  coaching: CoachingDeps;
  customers: CustomersDeps;
  database: Database;
  /** `embedded` with whether a running postmaster was reused, or `external` for DATABASE_URL. */
  storage: { kind: "embedded"; reused: boolean; directory: string } | { kind: "external" };
  log: Logger;
  close(): Promise<void>;
}

/** Structured log on stderr, so that stdout stays free for answers and protocol. */
export function createLog(config: Config): Logger {
  return pino(
    {
      level: config.LOG_LEVEL,
      base: undefined,
      redact: { paths: ["*.authorization", "*.apiKey", "*.secret", "*.password", "*.url"], censor: "[hidden]" },
      serializers: { err: (error: Error) => stdSerializers.errWithCause(withoutRowValues(error)) },
    },
    pino.destination({ fd: 2, sync: true }),
  );
}

/** Where data lives: RAPPORT_HOME from where the command was given, else `.rapport` in the checkout. */
export function homeDirectory(config: Config): string {
  return config.RAPPORT_HOME ? resolve(config.RAPPORT_HOME) : join(projectRoot, ".rapport");
}

/**
 * Builds everything once, in order; whatever was built is undone in reverse order by `close`, or at once
 * when a later step fails.
 * @throws ToolError with the way out when the database or a content file cannot be used.
 */
export async function createApp(config: Config, log: Logger = createLog(config)): Promise<App> {
  const undo: (() => Promise<void>)[] = [];
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= undoAll(undo, log));
  try {
    const { url, storage } = await chooseStorage(config, log, undo);
    const database = await openDatabase({ url, applicationName: "rapport" });
    undo.push(() => database.close());
    await migrateDatabase(database);
    const coaching = await buildCoaching(config, database, log);
    const customers = buildCustomers(database, log);
    const tools = bindToolbox({ coaching, customers }, openDoor(log));
    return { config, tools, coaching, customers, database, storage, log, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function chooseStorage(
  config: Config,
  log: Logger,
  undo: (() => Promise<void>)[],
): Promise<{ url: string; storage: App["storage"] }> {
  if (config.DATABASE_URL) return { url: config.DATABASE_URL, storage: { kind: "external" } };
  const postgres = await startEmbeddedPostgres({ home: homeDirectory(config), log });
  undo.push(() => postgres.stop());
  return {
    url: postgres.url,
    storage: { kind: "embedded", reused: postgres.reused, directory: postgres.dataDirectory },
  };
}

async function buildCoaching(config: Config, database: Database, log: Logger): Promise<CoachingDeps> {
  const [rubrics, productNotes] = await Promise.all([
    loadRubrics(join(contentRoot, "rubrics")),
    loadProductNotes(join(contentRoot, "products")),
  ]);
  await storeRubrics(database, rubrics);
  return {
    database,
    rubrics,
    productNotes,
    prompts: loadPrompts(join(contentRoot, "prompts")),
    prices: loadPrices(join(contentRoot, "models.yaml")),
    model: createModel(config, log),
    archive: createArchive(config, log, createPace(database, gongLimits(config))),
    clock: systemClock,
    log,
    settings: {
      coachingModel: config.COACHING_MODEL,
      enableCaching: config.ENABLE_CACHING,
      cacheTtlDays: config.CACHE_TTL_DAYS,
      longCallMinutes: config.LONG_CALL_MINUTES,
      windowMinutes: config.LONG_CALL_WINDOW_MINUTES,
      overlapMinutes: config.LONG_CALL_OVERLAP_MINUTES,
      timezone: config.REVIEW_TIMEZONE,
    },
  };
}

const buildCustomers = (database: Database, log: Logger): CustomersDeps => ({
  database,
  clock: systemClock,
  log,
  orderMapsFolder: join(contentRoot, "order-maps"),
});

export function createModel(config: Config, log: Logger): CoachingDeps["model"] {
  if (!config.ANTHROPIC_API_KEY) return null;
  return createAnthropicModel({ apiKey: config.ANTHROPIC_API_KEY, baseUrl: config.ANTHROPIC_BASE_URL, log });
}

/** Without a pace of its own the client keeps Gong's limit within this process only. */
export function createArchive(config: Config, log: Logger, pace?: Pace): CoachingDeps["archive"] {
  if (!config.GONG_API_KEY || !config.GONG_API_SECRET) return null;
  return createGongClient({
    baseUrl: config.GONG_API_BASE_URL ?? "https://api.gong.io",
    accessKey: config.GONG_API_KEY,
    secret: config.GONG_API_SECRET,
    requestsPerSecond: config.GONG_REQUESTS_PER_SECOND,
    log,
    ...pace,
  });
}

const gongLimits = (config: Config) => ({
  name: "Gong",
  perSecond: config.GONG_REQUESTS_PER_SECOND,
  perDay: config.GONG_REQUESTS_PER_DAY,
});

/** Makes this process one that does the durable work too, until the returned engine is closed. */
export async function openEngine(app: App, role: string, giveWay?: () => Promise<void>): Promise<Engine> {
  const { startEngine } = await import("./workflows/start-engine.ts");
  const settings = flowSettings(app.config);
  const { coaching, log } = app;
  return startEngine({ coaching, settings, role, log, taskThread: true, ...(giveWay && { giveWay }) });
}

export const flowSettings = (config: Config): FlowSettings => ({
  analysisConcurrency: config.ANALYSIS_CONCURRENCY,
  batchPollSeconds: 30,
  syncLookbackHours: 26,
  keepFinishedDays: 30,
});

/** Until people sign in there is one caller, at this machine: everyone is admitted and each call is logged. */
function openDoor(log: Logger): Door {
  return {
    admit: async () => {},
    record: async ({ tool, effect, caller, outcome, durationMs }) => {
      log.info({ tool, effect, channel: caller.channel, outcome, durationMs: Math.round(durationMs) }, "tool called");
    },
  };
}

async function undoAll(undo: (() => Promise<void>)[], log: Logger): Promise<void> {
  for (const step of undo.toReversed()) {
    try {
      await step();
    } catch (error) {
      log.error({ err: error }, "a part did not close in order");
    }
  }
}
