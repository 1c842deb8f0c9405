import { gunzipSync } from "node:zlib";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { callFrom } from "../../../test/transcript.ts";
import type { Turn } from "../calls/call.ts";
import { indexTranscript } from "./index-transcript.ts";
import { parseClock, verifyQuotes } from "./verify-quotes.ts";

const call = callFrom(`
  0:05 Rep Dana Reyes: What does that cost you a month?
  0:14 Customer Lee Okafor: Roughly forty thousand, all in. Yes, sure.
`);
const index = indexTranscript(call);

test("invented quotes are counted and not kept", () => {
  const { evidence, rejected } = verifyQuotes(
    [
      { quote: "What does that cost you", at: "0:05" },
      { quote: "We would pay anything you ask", at: "0:14" },
    ],
    index,
  );
  expect(evidence.map(({ quote }) => quote)).toEqual(["What does that cost you"]);
  expect(rejected).toBe(1);
});

test("fewer than three words show nothing, but are not called invented", () => {
  expect(verifyQuotes([{ quote: "Yes, sure.", at: "" }], index)).toEqual({ evidence: [], rejected: 0 });
});

test("the same words at the same place are kept once", () => {
  const twice = [
    { quote: "roughly forty thousand", at: "0:14" },
    { quote: "Roughly forty thousand,", at: "0:15" },
  ];
  expect(verifyQuotes(twice, index).evidence).toHaveLength(1);
});

test.each([
  ["12:05", 725],
  ["[1:02:05]", 3725],
  ["0:07", 7],
  ["75:10", 4510],
  ["soon", null],
  ["", null],
])("the time %s is %s seconds", (text, seconds) => expect(parseClock(text)).toBe(seconds));

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
    const claimed = Array.from({ length: 100 }, (_, at) => sentences[(at * 7) % sentences.length]).map((sentence) => ({
      quote: sentence?.text ?? "",
      at: "",
    }));
    verifyQuotes(claimed, indexTranscript(long));
    const startedMs = performance.now();
    const { rejected } = verifyQuotes(claimed, indexTranscript(long));
    expect(performance.now() - startedMs).toBeLessThan(50);
    expect(rejected).toBe(0);
  },
);

interface RawTurn {
  speakerId: string;
  sentences: { start: number; end: number; text: string }[];
}
