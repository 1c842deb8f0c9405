import type { CoachingDeps } from "../coaching/deps.ts";
import type { Database } from "../storage/database.ts";
import type { PerformTask } from "./discovery-tasks.ts";

export interface FlowSettings {
  /** Calls analysed at once by one process. */
  analysisConcurrency: number;
  /** How often a message batch is asked whether it has ended. */
  batchPollSeconds: number;
  /** How far the hourly sync looks back for calls whose webhook was missed. */
  syncLookbackHours: number;
  /** Days for which finished work can be looked up. */
  keepFinishedDays: number;
}

/** Everything flows work with. */
export interface FlowDeps {
  coaching: CoachingDeps;
  customers: CustomersFlowDeps;
  settings: FlowSettings;
  /** Aborted when this process stops and has waited long enough. */
  signal: AbortSignal;
}

/** What flows over customers work with. They are broken off when their process stops: each step leaves the same again. */
export interface CustomersFlowDeps {
  /** Its sessions end when this process stops, whatever they are at. */
  database: Database;
  performTask: PerformTask;
  /** Aborted at the first word of stopping. */
  stop: AbortSignal;
}
