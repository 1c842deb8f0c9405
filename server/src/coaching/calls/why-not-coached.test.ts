import { expect, test } from "vitest";
import { type CoachingCandidate, whyNotCoached } from "./why-not-coached.ts";

const sales: CoachingCandidate = { isPrivate: false, scope: "External", affiliations: ["Internal", "External"] };

test.each<[string, Partial<CoachingCandidate>]>([
  ["with a customer", {}],
  ["that Gong calls external, although it knows nobody of the customer", { affiliations: ["internal", "internal"] }],
  ["of unknown scope with a customer", { scope: "Unknown" }],
  ["of unknown scope with somebody not known", { scope: "Unknown", affiliations: ["Internal", "Unknown"] }],
  ["with somebody whose side is not said", { scope: null, affiliations: ["Internal", null] }],
  ["of which nobody is known", { scope: null, affiliations: [] }],
])("a call %s is coached", (_, call) => expect(whyNotCoached({ ...sales, ...call })).toBeNull());

test.each<[string, Partial<CoachingCandidate>, RegExp]>([
  ["private", { isPrivate: true }, /private/],
  ["private and internal", { isPrivate: true, scope: "Internal" }, /private/],
  ["internal by its scope", { scope: "Internal" }, /scope/],
  ["internal by its scope in another case", { scope: "INTERNAL" }, /scope/],
  ["among ourselves, of unknown scope", { scope: "Unknown", affiliations: ["Internal", "internal"] }, /everybody/],
  ["among ourselves, of no scope", { scope: null, affiliations: ["internal"] }, /everybody/],
])("a call that is %s is skipped with the reason", (_, call, words) =>
  expect(whyNotCoached({ ...sales, ...call })).toMatch(words),
);
