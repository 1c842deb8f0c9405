import type { Call } from "../../src/coaching/calls/call.ts";
import { hashTranscript } from "../../src/coaching/calls/hash-transcript.ts";
import { callFrom } from "../transcript.ts";

const said = [
  ["Rep Dana Reyes", "What happens on your side when job", "fails overnight?", "Who has to get up for it?"],
  [
    "Customer Lee Okafor",
    "When job",
    "fails we lose about four hours of the next morning.",
    "It is mostly two engineers.",
  ],
  [
    "Rep Dana Reyes",
    "So four hours each time, and job",
    "is one of several.",
    "What would it be worth to get those back?",
  ],
  [
    "Customer Lee Okafor",
    "Honestly, job",
    "alone costs us something like nine hundred dollars a week.",
    "Nobody has added it up.",
  ],
];

/**
 * A discovery call of so many minutes, two turns a minute, in which every sentence differs from every other.
 * `extra` lines are said after the second minute.
 */
export function writtenCall({ id = "7000000000000000001", minutes = 6, extra = "" } = {}): Call {
  const lines = Array.from({ length: minutes * 2 }, (_, at) => {
    const [who, start, ...rest] = said[at % said.length] ?? [];
    const time = `${Math.floor(at / 2)}:${at % 2 === 0 ? "00" : "30"}`;
    const line = `${time} ${who}: ${start} number ${at} ${rest.join(` Number ${at}, `)}`;
    return at === 4 && extra ? `${extra}\n${line}` : line;
  });
  const call = callFrom(lines.join("\n"), { id, title: "Okafor Freight, first call", durationSeconds: minutes * 60 });
  return { ...call, transcriptHash: hashTranscript(call) };
}
