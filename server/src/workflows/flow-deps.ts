import type { CoachingDeps } from "../coaching/deps.ts";
import type { CustomersDeps } from "../customers/deps.ts";

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
  customers: CustomersDeps;
  settings: FlowSettings;
  /** Aborted when this process stops and has waited long enough. */
  signal: AbortSignal;
}
