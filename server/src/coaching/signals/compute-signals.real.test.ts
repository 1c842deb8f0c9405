import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { callFrom } from "../../../test/transcript.ts";
import type { Call } from "../calls/call.ts";
import { computeSignals } from "./compute-signals.ts";

const folder = join(process.env["RAPPORT_DATA"] ?? join(import.meta.dirname, "../../../../../shared/data"), "calls");
const absent = !existsSync(folder);
interface Recorded {
  transcript: { speakerId: string; sentences: { start: number; end: number; text: string }[] }[];
}

function realCall(file: string, repId: string): Call {
  const { transcript } = JSON.parse(gunzipSync(readFileSync(join(folder, file))).toString("utf8")) as Recorded;
  const turns = transcript.map(({ speakerId, sentences }) => ({
    speakerId,
    topic: null,
    sentences: sentences.map(({ start, end, text }) => ({ startMs: start, endMs: end, text })),
  }));
  const call = callFrom("0:00 Rep Host: Hello.");
  return { ...call, turns, speakers: [], rep: { ...call.rep, speakerId: repId }, durationSeconds: 0 };
}

describe.skipIf(absent)(`real calls${absent ? " (skipped: RAPPORT_DATA is not there)" : ""}`, () => {
  test.each([
    ["earnings-123min.json.gz", "1"],
    ["earnings-66min.json.gz", "1"],
    ["podcast-prefect-58min.json.gz", "1"],
    ["podcast-prefect-58min.json.gz", "3"],
  ])("nobody sells in %s (speaker %s): no objection, agenda or next step with a date is made up", (file, repId) => {
    const { objections, agenda, nextStep } = computeSignals(realCall(file, repId), []);
    expect({ objections, agenda, date: nextStep?.date ?? null }).toEqual({ objections: [], agenda: null, date: null });
  });
});
