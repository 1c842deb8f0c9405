import { expect, test } from "vitest";
import { plainText } from "../transcripts/plain-text.ts";
import { mentionsPricing } from "./pricing-cues.ts";

test.each([
  "It's $40 per seat.",
  "That would be forty thousand dollars a year.",
  "What does it cost?",
  "How much is the Team plan?",
  "Do you do discounts?",
  "I'll send you a quote.",
  "We don't have the budget for that.",
  "It's a bit expensive.",
  "What are the payment terms?",
  "Let's talk about pricing.",
])("speaks of the price: %s", (text) => {
  expect(mentionsPricing(plainText(text))).toBe(true);
});

test.each([
  "We manage 400 billion dollars of assets.",
  "We lost $20,000 in revenue that night.",
  "Our error budget was gone by May.",
  "What does that cost you, when it happens?",
  "He is, quote unquote, the owner.",
  "The price feed is a flow.",
  "Thanks for your time.",
  "We run forty thousand flows.",
  "At all costs.",
  "It saves us $5,000 in salaries.",
])("does not: %s", (text) => {
  expect(mentionsPricing(plainText(text))).toBe(false);
});
