/** What a request gets instead of its answer: an error, a broken connection, no answer at all, or somebody else's page. */
export type GongFailure =
  | { status: number; errors?: string[]; retryAfterSeconds?: number }
  | "disconnect"
  | "hang"
  | "web page";

/** How the stand-in behaves; may be changed while it runs. */
export interface GongSwitches {
  /** Before every answer. */
  latencyMs: number;
  /** Taken one by one by the requests that come next. */
  failures: GongFailure[];
  /** The key is right and may do nothing: 403. */
  forbidden: boolean;
  /** How many transcript requests for a call find nothing before it is there. */
  transcriptLateFor: number;
  /** The same for the call's details. */
  detailsLateFor: number;
  /** Adds fields nobody has heard of everywhere. */
  unknownFields: boolean;
  /** Writes ids as JSON integers, as some of Gong's endpoints do. */
  idsAsIntegers: boolean;
  /** From the first request of a sequence; Gong's is about an hour. */
  cursorLifetimeMs: number;
}

export const quietSwitches: GongSwitches = {
  latencyMs: 0,
  failures: [],
  forbidden: false,
  transcriptLateFor: 0,
  detailsLateFor: 0,
  unknownFields: false,
  idsAsIntegers: false,
  cursorLifetimeMs: 60 * 60 * 1000,
};
