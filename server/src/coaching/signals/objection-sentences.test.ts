import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { detectObjections } from "./detect-objections.ts";
import { competitorFinder } from "./find-competitor-names.ts";

// One "type | sentence" a line, "-" for none. held-out.txt was written after the last change to the cues: do not tune on it.
const find = competitorFinder(
  ["Airflow", "Dagster", "Temporal", "Kestra", "Astronomer", "Control-M"].map((name) => ({ name, aliases: [] })),
);

function measure(file: string) {
  const lines = readFileSync(join(import.meta.dirname, "objection-sentences", file), "utf8")
    .trim()
    .split("\n");
  const judged = lines.map((line) => {
    const [type = "", sentence = ""] = line.split(" | ");
    return { type, found: detectObjections(sentence, { asked: "", ofPrice: false }, find).map(String) };
  });
  const objections = judged.filter(({ type }) => type !== "-");
  const others = judged.filter(({ type }) => type === "-");
  return {
    recall: objections.filter(({ type, found }) => found.includes(type)).length / objections.length,
    madeUp: others.filter(({ found }) => found.length > 0).length / others.length,
  };
}

describe("objections in single sentences, without what was said before", () => {
  test("of those the cues were tuned on nine in ten are heard, and next to nothing is made up", () => {
    const { recall, madeUp } = measure("tuned-on.txt");
    expect(recall).toBeGreaterThanOrEqual(0.9);
    expect(madeUp).toBeLessThanOrEqual(0.01);
  });

  test("of those the cues have never seen at least half are heard, and nothing is made up", () => {
    const { recall, madeUp } = measure("held-out.txt");
    expect(recall).toBeGreaterThanOrEqual(0.5);
    expect(madeUp).toBe(0);
  });
});
