import { knownDateFormats } from "./known-date-formats.ts";

export interface GuessedDateFormat {
  format: string;
  /** Another one that reads all the same texts, otherwise: day and month may be exchanged. */
  rival: string | undefined;
}

/** The plainest known format that reads every text; undefined when there is none or no text. */
export function guessDateFormat(texts: string[]): GuessedDateFormat | undefined {
  if (texts.length === 0) return undefined;
  const fitting = knownDateFormats().filter(({ format, read }) => {
    // Whole numbers are seldom seconds since 1970.
    if ((format === "X" || format === "x") && !texts.every((text) => /^1\d{9}(\d{3})?$/.test(text))) return false;
    return texts.every((text) => read(text) !== null);
  });
  const [first, ...others] = fitting;
  if (!first) return undefined;
  const differs = others.find(({ read }) => texts.some((text) => read(text)?.wallMs !== first.read(text)?.wallMs));
  return { format: first.format, rival: differs?.format };
}
