import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { callFrom } from "../../../test/transcript.ts";
import { computeSignals } from "./compute-signals.ts";

// One "type | sentence" a line, "-" for none. The held-out files were written before the cues they test; nothing is tuned on them.
const competitors = ["Airflow", "Dagster", "Temporal", "Kestra", "Astronomer", "Control-M"].map((name) => ({
  name,
  aliases: [],
}));

function measure(file: string) {
  const lines = readFileSync(join(import.meta.dirname, "objection-sentences", file), "utf8")
    .trim()
    .split("\n");
  const judged = lines.map((line) => {
    const [type = "", sentence = ""] = line.split(" | ");
    const call = callFrom(`0:00 Rep Sarah: Okay, here is the next page.\n0:10 Customer Tom: ${sentence}`);
    return { type: type.trim(), found: computeSignals(call, competitors).objections.map((one): string => one.type) };
  });
  const objections = judged.filter(({ type }) => type !== "-");
  const others = judged.filter(({ type }) => type === "-");
  return {
    heard: objections.filter(({ found }) => found.length > 0).length / objections.length,
    recall: objections.filter(({ type, found }) => found.includes(type)).length / objections.length,
    madeUp: others.filter(({ found }) => found.length > 0).length / others.length,
  };
}

describe("objections in single sentences, without what was said before", () => {
  test.each([
    ["tuned-on.txt", 0.9, 0.04],
    ["paraphrases.txt", 0.6, 0.02],
  ])(
    "of those in %s, tuned on, at least %d are heard with their type, and next to nothing is made up",
    (file, least, most) => {
      const { recall, madeUp } = measure(file);
      expect(recall).toBeGreaterThanOrEqual(least);
      expect(madeUp).toBeLessThanOrEqual(most);
    },
  );

  test.each([
    ["held-out.txt", 0.5, 0],
    ["held-out-2.txt", 0.6, 0.05],
  ])(
    "of those in %s, never tuned on, at least %d are heard with their type, and few are made up",
    (file, least, most) => {
      const { recall, madeUp } = measure(file);
      expect(recall).toBeGreaterThanOrEqual(least);
      expect(madeUp).toBeLessThanOrEqual(most);
    },
  );
});
