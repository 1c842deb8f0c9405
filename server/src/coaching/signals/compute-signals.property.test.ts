import * as fc from "fast-check";
import { expect, test } from "vitest";
import { callFrom } from "../../../test/transcript.ts";
import type { Call, Sentence, Turn } from "../calls/call.ts";
import { computeSignals } from "./compute-signals.ts";
import type { Signals } from "./signals.ts";

const competitors = [{ name: "Airflow", aliases: ["MWAA", "C++ (beta)"] }];
const speakers = ["sarah", "ben", "tom", "ada"];
const base = callFrom("0:00 Rep Sarah: A.\n0:01 Colleague Ben: B.\n0:02 Customer Tom: C.\n0:03 Customer Ada: D.");

const phrase = fc.oneof(
  fc.constantFrom(
    "Here's what I thought we'd cover today.",
    "How many flows do you run?",
    "We don't have the budget for that.",
    "We already use Airflow and it does the job.",
    "I hear you, what would it take?",
    "Let me recap what I heard from you so far about the feeds.",
    "I'll send the invite for Tuesday at ten.",
    "Tuesday works.",
    "Mm-hm.",
    "The feeds come in late and nobody sees them until the morning.",
  ),
  fc.string({ minLength: 1, maxLength: 40, unit: "grapheme" }),
);
const piece = fc.record({
  speaker: fc.constantFrom(...speakers),
  text: phrase,
  gapMs: fc.integer({ min: -2000, max: 4000 }),
  lengthMs: fc.integer({ min: 0, max: 20_000 }),
});

const call: fc.Arbitrary<Call> = fc
  .record({ pieces: fc.array(piece, { maxLength: 40 }), approximate: fc.boolean(), duration: fc.nat({ max: 4000 }) })
  .map(({ pieces, approximate, duration }): Call => {
    let clockMs = 5000;
    const turns: Turn[] = [];
    for (const { speaker, text, gapMs, lengthMs } of pieces) {
      const startMs = Math.max(0, clockMs + gapMs);
      clockMs = startMs + lengthMs;
      const sentence = { startMs, endMs: clockMs, text };
      const last = turns.at(-1);
      if (last?.speakerId === speaker) last.sentences.push(sentence);
      else turns.push({ speakerId: speaker, topic: null, sentences: [sentence] });
    }
    return Object.assign({}, base, { turns, timingsApproximate: approximate, durationSeconds: duration });
  });

const compute = (of: Call) => computeSignals(of, competitors);

/** Spans tell where the recorder cut; without them only what was measured is left. */
const withoutSpans = (signals: Signals) =>
  JSON.parse(
    JSON.stringify(signals, (key, value: unknown) => (key === "span" || key === "spans" ? undefined : value)),
  ) as object;

function numbersIn(value: unknown): number[] {
  if (typeof value === "number") return [value];
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(numbersIn) : [];
}

test("every number is finite and every share is within 0 and 1", () => {
  fc.assert(
    fc.property(call, (of) => {
      const signals = compute(of);
      expect(numbersIn(signals).every(Number.isFinite)).toBe(true);
      const shares = [
        signals.talkRatio,
        signals.questionsFrontLoaded ?? 0,
        ...signals.questions.map((q) => q.position),
      ];
      expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
      expect(signals.patienceSeconds ?? 0).toBeGreaterThanOrEqual(0);
    }),
  );
});

test("every span lies in the call", () => {
  fc.assert(
    fc.property(call, (of) => {
      JSON.stringify(compute(of), (key, value: unknown) => {
        if (key !== "span") return value;
        const { turn, firstSentence, lastSentence } = value as {
          turn: number;
          firstSentence: number;
          lastSentence: number;
        };
        expect(firstSentence).toBeLessThanOrEqual(lastSentence);
        expect(of.turns[turn]?.sentences[lastSentence]).toBeDefined();
        return value;
      });
    }),
  );
});

test("a clock that starts later changes nothing", () => {
  fc.assert(
    fc.property(call, fc.nat({ max: 3_600_000 }), (of, byMs) => {
      const turns = of.turns.map((turn) => ({
        ...turn,
        sentences: turn.sentences.map((s) => ({ ...s, startMs: s.startMs + byMs, endMs: s.endMs + byMs })),
      }));
      expect(compute({ ...of, turns })).toEqual(compute(of));
    }),
  );
});

test("cutting one speaker's turn in two measures the same", () => {
  fc.assert(
    fc.property(call, (of) => {
      const turns = of.turns.flatMap((turn) => turn.sentences.map((sentence) => ({ ...turn, sentences: [sentence] })));
      expect(withoutSpans(compute({ ...of, turns }))).toEqual(withoutSpans(compute(of)));
    }),
  );
});

test("the order in which speakers are listed changes nothing", () => {
  fc.assert(
    fc.property(call, fc.shuffledSubarray(base.speakers, { minLength: 4 }), (of, listed) => {
      expect(compute({ ...of, speakers: listed })).toEqual(compute(of));
    }),
  );
});

const sarah = (said: Sentence[]): Turn => ({ speakerId: "sarah", topic: null, sentences: said });
const tom = (startMs: number, said: string): Turn => ({
  speakerId: "tom",
  topic: null,
  sentences: [{ startMs, endMs: startMs + 300, text: said }],
});

test("nods inside the rep's longest run change neither it nor the switches", () => {
  const said = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 12 });
  const nod = fc.constantFrom("Mm-hm.", "Yeah.", "Right, okay.", "Got it.", "Makes sense, yeah.");
  fc.assert(
    fc.property(said, nod, fc.boolean(), (lengths, text, inside) => {
      const sentences = lengths.map((length, index) => ({
        startMs: index * 10_000,
        endMs: index * 10_000 + length * 1000,
        text: "The worker runs where you are.",
      }));
      const answer = tom(200_000, "Then we would like to look at one of them.");
      const plain = [sarah(sentences), answer];
      const nodded = sentences.flatMap((sentence) => [
        sarah([sentence]),
        tom(inside ? sentence.startMs + 100 : sentence.endMs, text),
      ]);
      const quiet = compute({ ...base, turns: plain });
      const loud = compute({ ...base, turns: [...nodded, answer] });
      expect(loud.longestMonologue?.seconds).toBe(quiet.longestMonologue?.seconds);
      expect(loud.interactivityPerMinute).toBe(quiet.interactivityPerMinute);
    }),
  );
});

test("20,000 sentences of interrupting objections take no quadratic time", () => {
  const objection = "We don't have the budget for that, and I'd have to run it past my CFO.";
  const turnsOf = (count: number): Turn[] =>
    Array.from({ length: count }, (_, index) => ({
      speakerId: index % 2 ? "tom" : "ada",
      topic: null,
      sentences: [{ startMs: index * 500, endMs: index * 500 + 600, text: objection }],
    }));
  const timed = (count: number) => {
    const of = { ...base, turns: turnsOf(count) };
    const started = performance.now();
    compute(of);
    return performance.now() - started;
  };
  timed(2000);
  const small = Math.max(timed(2000), 20);
  expect(timed(20_000)).toBeLessThan(small * 40);
});
