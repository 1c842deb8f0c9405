import { expect, test } from "vitest";
import type { ObjectionType } from "../signals/signals.ts";
import { countObjections } from "./count-objections.ts";
import type { Findings } from "./read-findings.ts";
import type { StoredCall } from "./read-weeks.ts";

const call = (id: string, isPrivate = false): StoredCall => ({
  id,
  title: `Call ${id}`,
  started: new Date(Date.UTC(2026, 10, Number(id))),
  durationSeconds: 600,
  url: null,
  isPrivate,
  rep: { key: "ada@example.com", email: "ada@example.com", name: "Ada Moss", role: "AE" },
  scores: { overall: 50, discovery: 50, product_knowledge: 50, objection_handling: 50, engagement: 50 },
  analyzer: "signals",
  judged: ["objection_handling"],
});

const raised = (callId: string, ...said: [ObjectionType, string][]): Findings["sessions"][number] => ({
  callId,
  model: null,
  objections: said.map(([type, quote]) => ({
    type,
    reaction: null,
    evidence: [{ quote, speaker: "Lee Okafor", turn: 1, startSeconds: 10, endSeconds: 12 }],
  })),
});

const count = (calls: StoredCall[], sessions: Findings["sessions"]) =>
  countObjections(calls, { criteria: [], dimensions: [], sessions }).map(({ type, objections, example }) => [
    type,
    objections,
    example?.quote.quote ?? null,
  ]);

test("every type has a quote, also where one sentence is all there is of two types", () => {
  const sentence = "It costs too much and we have no time for it before spring.";
  expect(count([call("1")], [raised("1", ["pricing", sentence], ["timing", sentence])])).toEqual([
    ["pricing", 1, sentence],
    ["timing", 1, sentence],
  ]);
});

test("no quote is shown twice where a type has another one", () => {
  const both = "It costs too much and we have no time for it before spring.";
  const dear = "That is twice what we pay now.";
  const sessions = [raised("1", ["pricing", dear]), raised("2", ["pricing", both], ["timing", both])];
  expect(count([call("1"), call("2")], sessions)).toEqual([
    ["pricing", 2, dear],
    ["timing", 1, both],
  ]);
});

test("of a private call nothing is quoted, and its objections count all the same", () => {
  expect(count([call("1", true)], [raised("1", ["pricing", "That is too much."])])).toEqual([["pricing", 1, null]]);
});
