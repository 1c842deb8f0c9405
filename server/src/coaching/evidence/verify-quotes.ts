import type { TranscriptIndex } from "./index-transcript.ts";
import { locateQuote, type LocatedQuote } from "./locate-quote.ts";

/** Words a model says were said, and roughly when: `at` is the time printed beside the line, `12:05` or `1:12:05`. */
export interface ClaimedQuote {
  quote: string;
  at: string;
}

export interface VerifiedQuotes {
  /** Each place once, in the order claimed. */
  evidence: LocatedQuote[];
  /** Claimed but never said. */
  rejected: number;
}

/** Fewer words than this ("yes, sure") are said all the time and show nothing. */
const minimumWords = 3;

/** Keeps what was said, counts what was not. A quote of fewer than three words is neither. */
export function verifyQuotes(claimed: readonly ClaimedQuote[], index: TranscriptIndex): VerifiedQuotes {
  const evidence = new Map<string, LocatedQuote>();
  let rejected = 0;
  for (const { quote, at } of claimed) {
    const located = locateQuote(quote, index, parseClock(at));
    if (!located) rejected += 1;
    else if (located.lastWord - located.firstWord + 1 >= minimumWords) {
      evidence.set(`${located.firstWord}-${located.lastWord}`, located);
    }
  }
  return { evidence: [...evidence.values()], rejected };
}

/** Seconds of `mm:ss` or `h:mm:ss`; null for anything else. */
export function parseClock(text: string): number | null {
  const match = /(?:(\d+):)?(\d{1,3}):(\d{2})\b/.exec(text);
  if (!match) return null;
  return Number(match[1] ?? 0) * 3600 + Number(match[2]) * 60 + Number(match[3]);
}
