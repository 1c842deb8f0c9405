/** One call as Gong gives it: `/v2/calls/extensive` item and `/v2/calls/transcript` item, still unparsed. */
export interface RawCallPair {
  call: unknown;
  transcript: unknown;
}

/** A call of a window, before anything else of it is fetched. What the archive does not say is null. */
export interface ListedCall {
  id: string;
  title: string | null;
  started: string | null;
  durationSeconds: number | null;
  isPrivate: boolean;
  /** Gong's: Internal, External or Unknown. */
  scope: string | null;
}

export interface CallWindow {
  from: Date;
  /** Exclusive, and after `from`. */
  to: Date;
  signal: AbortSignal;
}

/** Somebody with a seat in the archive, also one who has left. Addresses are in lower case. */
export interface ArchiveUser {
  id: string;
  email: string | null;
  /** Other addresses of the same person; never `email` itself. */
  aliases: string[];
  name: string | null;
  title: string | null;
  active: boolean;
  /** The `id` of another user. */
  managerId: string | null;
}

/** Where calls are recorded. Gong is the one implementation outside of tests. */
export interface CallArchive {
  /**
   * Resolves with null when the archive does not know the id.
   * @throws ToolError `unavailable` (down, limits, transcript not ready yet) or `forbidden` (key refused), each saying
   *   what to do; its `reason` tells the cases apart, and `retryAfterSeconds` when to come back.
   */
  fetchCall(callId: string, options: { signal: AbortSignal }): Promise<RawCallPair | null>;
  /** Every call that started within the window, once each. @throws ToolError as `fetchCall` does. */
  listCalls(window: CallWindow): AsyncGenerator<ListedCall, void, undefined>;
  /** Every user, once each. @throws ToolError as `fetchCall` does. */
  listUsers(options: { signal: AbortSignal }): AsyncGenerator<ArchiveUser, void, undefined>;
  /** Resolves when the keys are accepted. @throws ToolError saying which setting to mend. */
  check(): Promise<void>;
}
