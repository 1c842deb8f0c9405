import { describe, expect, test } from "vitest";
import { asksQuestion, awaitsAnswer, questionKind, questionsIn } from "./asks-question.ts";
import { plainText } from "./plain-text.ts";

const asks = [
  "How many flows do you run today?",
  "So what happens when a run fails",
  "And how do you find out",
  "Who else is involved in the decision?",
  "Which of your teams do you start with",
  "Do you have a test environment",
  "Are you on AWS or on Google Cloud?",
  "Tom, what does that cost you in a month?",
  "Walk me through the last time it broke.",
  "Help me understand what the on-call person does then.",
  "Tell me a little bit more about the finance team.",
  "I'm curious how you decide that.",
  "Could you tell us what you tried before?",
  "You're on Kubernetes, right?",
  "When a feed is late, what do you do?",
  "Is there a budget for this",
  "Does that address it?",
  "And the trucks leave when?",
];
const asksNot = [
  "Which is why we built it in Python.",
  "Right?",
  "Okay?",
  "It's super easy, right?",
  "It retries on its own, you know?",
  "What we do is retry the task.",
  "How we got there is a long story.",
  "When you run a flow, it shows up here.",
  "Where this breaks down is the backfill.",
  "Have the team call me.",
  "Do the migration first.",
  "Should you need anything, let me know.",
  "Really?",
  "Can you see my screen?",
  "How are you doing today?",
  "People ask, how do you test it?",
  "Who knows?",
  "What a week.",
  "Do you",
  "How do I solve that coordination problem?",
];

describe("a sentence that asks", () => {
  test.each(asks)("%s", (text) => {
    expect(asksQuestion(plainText(text))).toBe(true);
  });
});

describe("a sentence that only looks like asking", () => {
  test.each(asksNot)("%s", (text) => {
    expect(asksQuestion(plainText(text))).toBe(false);
  });
});

test.each([
  ["How do you find out?", "open"],
  ["What happens when a run fails?", "open"],
  ["Why is that?", "open"],
  ["Walk me through the last one.", "open"],
  ["Could you tell me how you test it?", "open"],
  ["When a feed is late, what do you do?", "open"],
  ["How many people is that?", "closed"],
  ["How often does it fail?", "closed"],
  ["Do you use Airflow?", "closed"],
  ["Who signs?", "closed"],
  ["When does it start?", "closed"],
  ["Is it the lab or is it the warehouse?", "closed"],
])("%s is %s", (text, kind) => {
  expect(questionKind(questionsIn(plainText(text)).at(-1) ?? "")).toBe(kind);
});

test("a check whether one is understood awaits no answer, a question does", () => {
  expect(awaitsAnswer(plainText("Does that make sense?"))).toBe(false);
  expect(awaitsAnswer(plainText("Do you use Airflow?"))).toBe(true);
});

test("two questions in what the recorder cut as one sentence are both found", () => {
  expect(questionsIn(plainText("How do you test it? And who does that?"))).toHaveLength(2);
});
