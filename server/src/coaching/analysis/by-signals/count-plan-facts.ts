import type { PlanFacts } from "../../rubrics/observation.ts";
import { compilePhrases } from "../../rubrics/compile-phrases.ts";
import type { ProductNotes } from "../../rubrics/product-notes.ts";
import type { Count } from "./finding.ts";
import { spokenNumber } from "./spoken-number.ts";
import { spanAt, type Hearing } from "./hearing.ts";

const wordsToUnit = 3;
interface CheckedFact {
  plan: RegExp;
  about: RegExp;
  unit: RegExp;
  numbers: string[];
}
const factsOf = new WeakMap<ProductNotes, CheckedFact[]>();

/**
 * Sentences of our side that name a plan and a number with its unit. `wrong`: where the product notes have another number;
 * `right`: where they have this one and nothing differs. Only such plain statements are seen; everything else is left
 * to the claims check.
 */
export function countPlanFacts(observation: PlanFacts, hearing: Hearing): Count {
  const facts = hearing.productNotes.flatMap(checkedFacts);
  const stated = hearing.heard
    .filter((heard) => heard.side !== "customer" && !heard.isQuestion)
    .map((heard) => ({ heard, verdicts: facts.map((fact) => verdictOn(fact, heard.match)) }));
  const wrong = stated.filter(({ verdicts }) => verdicts.includes("wrong")).map(({ heard }) => spanAt(heard));
  if (observation.of === "wrong") return { value: wrong.length, hits: [], misses: wrong };
  const right = stated
    .filter(({ verdicts }) => verdicts.includes("right") && !verdicts.includes("wrong"))
    .map(({ heard }) => spanAt(heard));
  return { value: right.length, hits: right, misses: [] };
}

function verdictOn(fact: CheckedFact, match: string): "right" | "wrong" | null {
  if (!fact.plan.test(match) || !fact.about.test(match)) return null;
  const words = match.trim().split(" ");
  const numbers: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const number = spokenNumber(words, index);
    if (!number) continue;
    const after = ` ${words.slice(number.next, number.next + wordsToUnit).join(" ")} `;
    if (fact.unit.test(after)) numbers.push(String(number.value));
    index = number.next - 1;
  }
  if (numbers.length === 0) return null;
  return numbers.some((number) => fact.numbers.includes(number)) ? "right" : "wrong";
}

function checkedFacts(notes: ProductNotes): CheckedFact[] {
  const known = factsOf.get(notes);
  if (known) return known;
  const facts = notes.plan_facts
    .filter((fact) => fact.numbers.length > 0 && fact.unit.length > 0)
    .map((fact) => ({
      plan: compilePhrases(fact.plan),
      about: compilePhrases(fact.about),
      unit: compilePhrases(fact.unit),
      numbers: fact.numbers,
    }));
  factsOf.set(notes, facts);
  return facts;
}
