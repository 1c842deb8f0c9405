import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { timingsLookInterpolated } from "./timings-look-interpolated.ts";

const text = (words: number) => Array.from({ length: words }, () => "word").join(" ");
const turn = (sentences: { startMs: number; endMs: number; text: string }[]) => [{ sentences }];

test("times that never leave a gap were filled in", () => {
  const sentences = Array.from({ length: 20 }, (_, i) => ({
    startMs: i * 1000,
    endMs: (i + 1) * 1000,
    text: text(1 + (i % 7)),
  }));
  expect(timingsLookInterpolated(turn(sentences))).toBe(true);
  const last = sentences.at(-1);
  if (last) last.startMs += 200;
  expect(timingsLookInterpolated(turn(sentences))).toBe(false);
});

test("times at one speed were filled in, even with gaps between turns", () => {
  const sentences = Array.from({ length: 30 }, (_, i) => {
    const words = 4 + (i % 5);
    return { startMs: i * 5000, endMs: i * 5000 + words * 400, text: text(words) };
  });
  expect(timingsLookInterpolated(turn(sentences))).toBe(true);
});

test("too few sentences tell nothing", () => {
  expect(timingsLookInterpolated(turn([{ startMs: 0, endMs: 1000, text: "Hello there." }]))).toBe(false);
  expect(timingsLookInterpolated([])).toBe(false);
});

const folder = join(process.env["RAPPORT_DATA"] ?? join(import.meta.dirname, "../../../../../shared/data"), "calls");
const absent = !existsSync(folder);
interface Recorded {
  transcript: { sentences: { start: number; end: number; text: string }[] }[];
}

describe.skipIf(absent)(`real transcripts${absent ? " (skipped: RAPPORT_DATA is not there)" : ""}`, () => {
  test.each([
    ["podcast-prefect-58min.json.gz", true],
    ["earnings-61min.json.gz", false],
    ["earnings-66min.json.gz", false],
    ["earnings-123min.json.gz", false],
  ])("%s: filled in is %s", (file, expected) => {
    const { transcript } = JSON.parse(gunzipSync(readFileSync(join(folder, file))).toString("utf8")) as Recorded;
    const turns = transcript.map(({ sentences }) => ({
      sentences: sentences.map(({ start, end, text }) => ({ startMs: start, endMs: end, text })),
    }));
    expect(timingsLookInterpolated(turns)).toBe(expected);
  });
});
