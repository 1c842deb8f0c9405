import { type GongPair, makeGongPair } from "../../stand-ins/gong/make-gong-pair.ts";

const rep = [
  "Thanks for making the time today, I have us down for thirty minutes.",
  "What made you look at Prefect at this moment?",
  "How many of your flows fail in an ordinary week?",
  "Let me show you what happens when such a flow fails.",
  "So the nightly load is the one that hurts most, did I get that right?",
  "Shall we meet again on Thursday with your platform team?",
];
const customer = [
  "Our nightly jobs fail without anybody noticing until the morning.",
  "About forty of them, and two engineers lose half a day every week.",
  "We also looked at Airflow, and it is more work than we can give it.",
  "Honestly the price is above what we planned for this year.",
  "That is right, the nightly load costs us most.",
  "Thursday works, and our security lead should join us.",
];

/** Calls long enough to be scored, about three minutes each, with different words. */
export function makeCalls(count: number, { firstId = 7_300_000_000_000_000 }: { firstId?: number } = {}): GongPair[] {
  return Array.from({ length: count }, (_, index) => makeCall(`${firstId + index}000`.slice(0, 19), index));
}

function makeCall(id: string, index: number): GongPair {
  const pair = makeGongPair(id, { title: `Discovery ${index + 1}: Northwind <> Prefect`, duration: 170 });
  const speakers = pair.transcript.transcript.map(({ speakerId }) => speakerId);
  const [repSpeaker = "", customerSpeaker = ""] = speakers;
  const transcript = rep.flatMap((line, turn) => {
    const start = 1_000 + turn * 28_000;
    return [
      said(repSpeaker, start, `${line} This is call number ${index + 1}.`),
      said(customerSpeaker, start + 13_000, customer[turn] ?? ""),
    ];
  });
  return { ...pair, transcript: { callId: id, transcript } };
}

const said = (speakerId: string, start: number, text: string) => ({
  speakerId,
  topic: null,
  sentences: [{ start, end: start + 11_500, text }],
});
