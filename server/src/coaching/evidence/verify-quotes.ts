import type { TranscriptIndex } from "./index-transcript.ts";
import { locateQuote, type LocatedQuote } from "./locate-quote.ts";

export interface VerifiedQuotes {
  /** Each place once, in the order claimed. */
  evidence: LocatedQuote[];
  /** Claimed but never said. */
  rejected: number;
}

/** Fewer words than this ("yes, sure") are said all the time and show nothing. */
const minimumWords = 3;

/**
 * Keeps what was said, counts what was not. A quote of fewer than three words is neither. A claim may begin with
 * where it stands, `[12:05]` or the whole head of its line, `[1:12:05] Sarah Jones (rep):`; of several places with
 * the same words the one nearest to that time is meant.
 */
export function verifyQuotes(claimed: readonly string[], index: TranscriptIndex): VerifiedQuotes {
  const evidence = new Map<string, LocatedQuote>();
  let rejected = 0;
  for (const claim of claimed) {
    const { quote, atSeconds } = readClaim(claim);
    if (quote.trim() === "") continue;
    const located = locateQuote(quote, index, atSeconds);
    if (!located) rejected += 1;
    else if (located.lastWord - located.firstWord + 1 >= minimumWords) {
      evidence.set(`${located.firstWord}-${located.lastWord}`, located);
    }
  }
  return { evidence: [...evidence.values()], rejected };
}

const lineHead = /^[\s"'“‘]*\[(?:(\d+):)?(\d{1,3}):(\d{2})\]\s*(?:[^:\n]{1,80}\((?:rep|colleague|customer)\):)?/;

function readClaim(claim: string): { quote: string; atSeconds: number | null } {
  const head = lineHead.exec(claim);
  if (!head) return { quote: claim, atSeconds: null };
  const [whole, hours = "0", minutes, seconds] = head;
  return {
    quote: claim.slice(whole.length),
    atSeconds: Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds),
  };
}
