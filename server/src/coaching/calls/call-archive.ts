/** One call as Gong gives it: `/v2/calls/extensive` item and `/v2/calls/transcript` item, still unparsed. */
export interface RawCallPair {
  call: unknown;
  transcript: unknown;
}

/** Where calls are recorded. Gong is the one implementation outside of tests. */
export interface CallArchive {
  /**
   * Resolves with null when the archive does not know the id.
   * @throws ToolError `unavailable` (down, limits, transcript not ready yet) or `forbidden` (key refused), each saying what to do.
   */
  fetchCall(callId: string, options: { signal: AbortSignal }): Promise<RawCallPair | null>;
  /** Resolves when the keys are accepted. @throws ToolError saying which setting to mend. */
  check(): Promise<void>;
}
