type Fields = Record<string, unknown>;

/** Structured lines on stderr. Fields are ids, counts and durations: never a transcript, a key or a person. */
export interface Log {
  debug(fields: Fields, message: string): void;
  info(fields: Fields, message: string): void;
  warn(fields: Fields, message: string): void;
  error(fields: Fields, message: string): void;
}
