import { knownDateFormats } from "./known-date-formats.ts";

export interface GuessedDateFormat {
  format: string;
  /** Another one that reads as many texts, otherwise: day and month may be exchanged. */
  rival: string | undefined;
  /** How many of the texts it does not read. */
  unread: number;
}

/**
 * The known format that reads most texts, of several the plainest; undefined when there is no text, or when none leaves
 * at most `mostUnread` unread.
 */
export function guessDateFormat(texts: string[], mostUnread = 0): GuessedDateFormat | undefined {
  if (texts.length === 0) return undefined;
  const fitting = knownDateFormats()
    .map(({ format, read }) => {
      // Whole numbers are seldom seconds since 1970.
      const isUnix = format === "X" || format === "x";
      const reads = (text: string) => (isUnix && !/^1\d{9}(\d{3})?$/.test(text) ? null : read(text));
      return { format, reads, unread: texts.filter((text) => reads(text) === null).length };
    })
    .filter(({ unread }) => unread <= mostUnread && unread < texts.length)
    .sort((a, b) => a.unread - b.unread);
  const [first, ...others] = fitting;
  if (!first) return undefined;
  const rival = others.find(
    ({ unread, reads }) =>
      unread === first.unread && texts.some((text) => reads(text)?.wallMs !== first.reads(text)?.wallMs),
  );
  return { format: first.format, rival: rival?.format, unread: first.unread };
}
