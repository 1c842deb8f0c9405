import { createHash } from "node:crypto";

/** Numbers in [0, 1) that are the same for the same seed on every machine. */
function seededRandom(seed) {
  let state = createHash("sha256").update(seed).digest().readUInt32LE(0);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const countWords = (text) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/**
 * Turns with sentence times in whole milliseconds, ordered by start. A back-channel lies over the speech
 * it accompanies and splits that turn in two, as recorders do; nobody overlaps themselves.
 */
export function timeTurns(script) {
  const random = seededRandom(script.id);
  const between = (low, high) => low + (high - low) * random();
  const person = (key) => script.people.find((candidate) => candidate.key === key);
  const lastEnd = new Map();
  const turns = [];
  let clock = between(1.5, 4);

  const say = (turn, speaker, text, start, pace) => {
    const words = countWords(text);
    // Long words take longer than short ones; half by words, half by letters keeps the pace of the speaker.
    const load = 0.5 * words + 0.5 * (text.length / 5.6);
    const bounded = Math.min(words * 1.12, Math.max(words * 0.9, load));
    const seconds = Math.max(0.28, (bounded / (person(speaker).wordsPerMinute * pace)) * 60 * between(0.94, 1.06));
    const from = Math.max(start, lastEnd.get(speaker) ?? 0);
    const sentence = { start: Math.round(from * 1000), end: Math.round((from + seconds) * 1000), text };
    turn.sentences.push(sentence);
    lastEnd.set(speaker, sentence.end / 1000);
    return sentence.end / 1000;
  };
  const open = (speaker, topic) => {
    const turn = { speaker, topic, sentences: [] };
    turns.push(turn);
    return turn;
  };

  for (const { speaker, pace, overlapSeconds, topic, pieces } of script.turns) {
    const gap = person(speaker).gapSeconds;
    const pauseFirst = pieces[0].kind === "pause";
    let next = clock + (overlapSeconds === null ? (pauseFirst ? 0 : gap * between(0.6, 1.5)) : -overlapSeconds);
    let turn = open(speaker, topic);
    for (const [index, piece] of pieces.entries()) {
      if (piece.kind === "pause") next += piece.seconds * between(0.92, 1.08);
      else if (piece.kind === "sentence") next = say(turn, speaker, piece.text, next, pace) + between(0.08, 0.4);
      else {
        const heardFrom = Math.max((lastEnd.get(speaker) ?? next) - between(0.05, 0.3), lastEnd.get(piece.speaker) ?? 0);
        say(open(piece.speaker, topic), piece.speaker, piece.text, heardFrom, 1);
        if (index < pieces.length - 1) turn = open(speaker, topic);
        next = Math.max(next, heardFrom + 0.05);
      }
    }
    clock = Math.max(lastEnd.get(speaker), clock);
  }
  return turns
    .filter((turn) => turn.sentences.length > 0)
    .sort((left, right) => left.sentences[0].start - right.sentences[0].start);
}
