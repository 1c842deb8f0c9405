import { gunzipSync } from "node:zlib";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { callFrom } from "../../../test/transcript.ts";
import type { Turn } from "../calls/call.ts";
import { indexTranscript } from "./index-transcript.ts";
import { verifyQuotes } from "./verify-quotes.ts";

const call = callFrom(`
  0:05 Rep Dana Reyes: What does that cost you a month?
  0:14 Customer Lee Okafor: Roughly forty thousand, all in. Yes, sure.
`);
const index = indexTranscript(call);

test("invented quotes are counted and not kept", () => {
  const { evidence, rejected } = verifyQuotes(["What does that cost you", "We would pay anything you ask"], index);
  expect(evidence.map(({ quote }) => quote)).toEqual(["What does that cost you"]);
  expect(rejected).toBe(1);
});

test("fewer than three words show nothing, but are not called invented", () => {
  expect(verifyQuotes(["Yes, sure."], index)).toEqual({ evidence: [], rejected: 0 });
});

test("the same words at the same place are kept once", () => {
  expect(verifyQuotes(["roughly forty thousand", "[0:15] Roughly forty thousand,"], index).evidence).toHaveLength(1);
});

test.each([
  ["[0:05] Let me think about that", 5],
  ["[30:07] let me think about that", 1807],
  ["[0:30:07] Dana Reyes (rep): let me think about that", 1807],
  ["“[1:02:00] Lee Okafor (customer): let me think about that”", 3720],
  ["let me think about that", 5],
  ["[soon] let me think about that", null],
])("of words said three times, %s is the one at %s seconds", (claim, seconds) => {
  const said = "Let me think about that for a moment.";
  const repeating = indexTranscript(
    callFrom(`0:05 Rep Dana Reyes: ${said}\n30:07 Rep Dana Reyes: ${said}\n1:02:00 Customer Lee Okafor: ${said}`),
  );
  expect(verifyQuotes([claim], repeating).evidence[0]?.startSeconds ?? null).toBe(seconds);
});

const file = join(
  process.env["RAPPORT_DATA"] ?? join(import.meta.dirname, "../../../../../shared/data"),
  "calls/earnings-123min.json.gz",
);

test.skipIf(!existsSync(file))(
  "a 123-minute call is indexed and 100 quotes are found in under 50 ms (needs RAPPORT_DATA)",
  () => {
    const turns = (JSON.parse(gunzipSync(readFileSync(file)).toString()) as { transcript: RawTurn[] }).transcript.map(
      ({ speakerId, sentences }): Turn => ({
        speakerId,
        topic: null,
        sentences: sentences.map(({ start, end, text }) => ({ startMs: start, endMs: end, text })),
      }),
    );
    const long = { ...call, turns };
    const sentences = turns.flatMap(({ sentences }) => sentences).filter(({ text }) => text.split(" ").length > 3);
    const claimed = Array.from({ length: 100 }, (_, at) => sentences[(at * 7) % sentences.length]).map(
      (sentence) => sentence?.text ?? "",
    );
    const runsMs = Array.from({ length: 5 }, () => {
      const startedMs = performance.now();
      expect(verifyQuotes(claimed, indexTranscript(long)).rejected).toBe(0);
      return performance.now() - startedMs;
    });
    // The best of five, because what else the machine does is not ours.
    expect(Math.min(...runsMs)).toBeLessThan(50);
  },
);

interface RawTurn {
  speakerId: string;
  sentences: { start: number; end: number; text: string }[];
}
