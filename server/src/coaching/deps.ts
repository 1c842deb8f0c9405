import type { Clock } from "../core/clock.ts";
import type { LanguageModel } from "../core/llm.ts";
import type { Log } from "../core/log.ts";
import type { Database } from "../storage/database.ts";
import type { Prices } from "./analysis/price.ts";
import type { Prompts } from "./analysis/prompts.ts";
import type { CallArchive } from "./calls/call-archive.ts";
import type { Dimension } from "./calls/call.ts";
import type { ProductNotes } from "./rubrics/product-notes.ts";
import type { LoadedRubric } from "./rubrics/rubric.ts";

export interface CoachingSettings {
  coachingModel: string;
  enableCaching: boolean;
  cacheTtlDays: number;
  longCallMinutes: number;
  windowMinutes: number;
  overlapMinutes: number;
  /** Where a week begins on Monday at midnight. */
  timezone: string;
}

/** Everything coaching works with. Built once in app.ts; tests build their own. */
export interface CoachingDeps {
  database: Database;
  rubrics: Record<Dimension, LoadedRubric>;
  productNotes: ProductNotes[];
  prompts: Prompts;
  prices: Prices;
  /** Null without a key: the signals analyser then judges. */
  model: LanguageModel | null;
  /** Null without Gong keys: only stored calls are known. */
  archive: CallArchive | null;
  clock: Clock;
  log: Log;
  settings: CoachingSettings;
}
