import { z } from "zod";
import { CallRefusal } from "./call-refusal.ts";
import type { Sentence, Turn } from "./call.ts";
import { RawTurn } from "./raw-call.ts";

/**
 * How far one speaker's sentence may reach into that speaker's next one: recorders round word times, and
 * nobody says two sentences at once. Different speakers may overlap freely: people do.
 */
const ownOverlapToleranceMs = 250;
/** No call lasts longer; a time beyond it is a date or another unit. */
const maxTimeMs = 24 * 60 * 60 * 1000;

/**
 * The turns of a transcript, checked and in order of their start.
 * @throws CallRefusal naming turn and sentence (1-based, as in the file) and what is wrong with them.
 */
export function readTurns(raw: unknown): Turn[] {
  if (raw === undefined || raw === null) throw new CallRefusal("has no transcript");
  if (!Array.isArray(raw)) throw new CallRefusal("has a transcript that is not a list of turns");
  if (raw.length === 0) throw new CallRefusal("has a transcript without turns");
  const turns = raw.map((item, index) => readTurn(item, `turn ${index + 1}`));
  const ordered = turns.map((turn, index) => ({ turn, index })).sort((a, b) => startMs(a.turn) - startMs(b.turn));
  refuseOwnOverlap(ordered);
  return ordered.map(({ turn }) => turn);
}

function readTurn(item: unknown, where: string): Turn {
  const parsed = RawTurn.safeParse(item);
  if (!parsed.success) throw new CallRefusal(`has a transcript that cannot be read: ${explain(where, parsed.error)}`);
  const { speakerId, topic, sentences } = parsed.data;
  let previousEndMs = 0;
  return {
    speakerId,
    topic,
    sentences: sentences.map((sentence, index): Sentence => {
      const place = `${where}, sentence ${index + 1}`;
      const [from, to] = [Math.round(sentence.start), Math.round(sentence.end)];
      if (from < 0 || to < 0) throw new CallRefusal(`has a negative time: ${place}`);
      if (to < from) throw new CallRefusal(`has a sentence that ends before it starts: ${place} (${from}-${to} ms)`);
      if (to > maxTimeMs) {
        throw new CallRefusal(
          `has a time beyond 24 hours: ${place} (times are milliseconds from the recording's start)`,
        );
      }
      if (sentence.text.trim() === "") throw new CallRefusal(`has a sentence without text: ${place}`);
      if (from < previousEndMs - ownOverlapToleranceMs) {
        throw new CallRefusal(`has overlapping times: ${place} starts at ${from} ms, before ${previousEndMs} ms`);
      }
      previousEndMs = Math.max(previousEndMs, to);
      return { startMs: from, endMs: to, text: sentence.text };
    }),
  };
}

function refuseOwnOverlap(ordered: { turn: Turn; index: number }[]): void {
  const lastEnd = new Map<string, number>();
  for (const { turn, index } of ordered) {
    const from = startMs(turn);
    const before = lastEnd.get(turn.speakerId) ?? 0;
    if (from < before - ownOverlapToleranceMs) {
      throw new CallRefusal(
        `has overlapping times of one speaker: turn ${index + 1} starts at ${from} ms, before ${before} ms`,
      );
    }
    lastEnd.set(turn.speakerId, Math.max(before, turn.sentences.at(-1)?.endMs ?? from));
  }
}

const startMs = (turn: Turn) => turn.sentences[0]?.startMs ?? 0;

/** Field names and places only: zod's own texts may repeat what was received. */
function explain(where: string, error: z.ZodError): string {
  const [issue] = error.issues;
  const path = (issue?.path ?? []).map((part) => (typeof part === "number" ? part + 1 : part));
  return `${[where, ...path].join(" ")} ${issue?.code === "invalid_type" && path.length === 0 ? "is not a turn" : issue?.message}`;
}
