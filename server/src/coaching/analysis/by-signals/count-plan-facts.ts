import type { PlanFacts } from "../../rubrics/observation.ts";
import { compilePhrases } from "../../rubrics/compile-phrases.ts";
import type { ProductNotes } from "../../rubrics/product-notes.ts";
import type { Span } from "../../transcripts/span.ts";
import type { Count } from "./finding.ts";
import { spokenNumber } from "./spoken-number.ts";
import { spanAt, type Heard, type Hearing } from "./hearing.ts";

const wordsToUnit = 3;
/** In sentences: what a statement is about may stand this far before it in the same turn, or in the question it answers. */
const remembered = 2;
const leastWords = 4;
const daysIn: [RegExp, number][] = [
  [/ weeks? /, 7],
  [/ months? /, 30],
  [/ years? /, 365],
];
const aPeriod = / (?:a|one|the|full|whole|entire) (?:full |whole |entire )?(?=week|month|year)/;
const halfMore = / (\w+) and a half thousand /;
const denies = / (?:not|no|never|without|neither|nor|nothing|instead|rather|only|unless|except|but) /;

interface PlanFact {
  plan: RegExp;
  about: RegExp;
  unit: RegExp;
  inDays: boolean;
  numbers: string[];
}
interface Mechanism {
  about: RegExp;
  right: RegExp;
  /** Wrong only where nothing in the sentence denies it. */
  wrong: RegExp | null;
  /** Wrong by denying: "no limits". */
  wrongDenial: RegExp | null;
}
interface Checked {
  /** Any plan or phrase that a verdict could come from: most sentences hold none. */
  any: RegExp;
  plans: PlanFact[];
  mechanisms: Mechanism[];
}
type Verdict = "right" | "wrong";
const checkedOf = new WeakMap<ProductNotes, Checked>();
const verdictsOf = new WeakMap<Hearing, { heard: Heard; verdicts: Verdict[] }[]>();

/**
 * Statements of our side that the product notes can judge. Of a plan: its name and a number with its unit. Of a
 * mechanism: what it is about, in the sentence or just before, and a phrase the notes list as right or wrong. `wrong`: the
 * notes have it differently; `right`: as the notes have it, and nothing differs.
 */
export function countPlanFacts(observation: PlanFacts, hearing: Hearing): Count {
  const stated = judged(hearing);
  const wrong = placesOf(stated, (verdicts) => verdicts.includes("wrong"));
  if (observation.of === "wrong") return { value: wrong.length, hits: [], misses: wrong };
  const right = placesOf(stated, (verdicts) => verdicts.includes("right") && !verdicts.includes("wrong"));
  if (observation.of === "wrong_share") {
    const outOf = wrong.length + right.length;
    return {
      value: wrong.length / Math.max(outOf, 1),
      count: wrong.length,
      outOf,
      unit: "share",
      hits: [],
      misses: wrong,
    };
  }
  return { value: right.length, hits: right, misses: [] };
}

function placesOf(stated: { heard: Heard; verdicts: Verdict[] }[], fits: (verdicts: Verdict[]) => boolean): Span[] {
  return stated.filter(({ verdicts }) => fits(verdicts)).map(({ heard }) => spanAt(heard));
}

function judged(hearing: Hearing) {
  const known = verdictsOf.get(hearing);
  if (known) return known;
  const notes = hearing.productNotes.map(checkedFacts);
  const stated = hearing.heard
    .filter((heard) => heard.side !== "customer" && !heard.isQuestion && heard.words >= leastWords)
    .map((heard) => {
      const around = wordsBefore(heard, hearing);
      return { heard, verdicts: notes.flatMap((one) => verdictsIn(one, heard.match, around)) };
    });
  verdictsOf.set(hearing, stated);
  return stated;
}

/** The sentences just before in the same turn, and at its beginning what the customer had just said. */
function wordsBefore(heard: Heard, hearing: Hearing): string {
  const first = hearing.stretches[heard.stretch]?.first ?? heard.index;
  const from = Math.max(0, heard.index - remembered);
  return hearing.heard
    .slice(from, heard.index)
    .filter((one) => one.stretch === heard.stretch || (one.side === "customer" && heard.index - first < remembered))
    .map(({ match }) => match)
    .join(" ");
}

function verdictsIn({ any, plans, mechanisms }: Checked, match: string, around: string): Verdict[] {
  if (!any.test(match)) return [];
  const named = plans.filter(({ plan, about }) => plan.test(match) && (about.test(match) || about.test(around)));
  const verdicts = verdictsOnNumbers(named, match);
  for (const { about, right, wrong, wrongDenial } of mechanisms) {
    if (!about.test(match) && !about.test(around)) continue;
    if (right.test(match)) verdicts.push("right");
    else if (wrongDenial?.test(match) || (wrong?.test(match) && !denies.test(match))) verdicts.push("wrong");
  }
  return verdicts;
}

/** A sentence may name several plans: a number is wrong when it belongs to none of those it names. */
function verdictsOnNumbers(named: readonly PlanFact[], match: string): Verdict[] {
  const words = match
    .replace(aPeriod, " 1 ")
    .replace(halfMore, (_, whole: string) => ` ${(spokenNumber([whole], 0)?.value ?? 0) * 1000 + 500} `)
    .trim()
    .split(" ");
  const verdicts: Verdict[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const number = spokenNumber(words, index);
    if (!number) continue;
    const after = ` ${words.slice(number.next, number.next + wordsToUnit).join(" ")} `;
    const days = daysIn.find(([unit]) => unit.test(after))?.[1];
    const facts = named.filter((fact) => fact.unit.test(after) || (fact.inDays && days !== undefined));
    const isRight = facts.some(({ numbers, inDays }) =>
      numbers.includes(String(inDays && days !== undefined ? number.value * days : number.value)),
    );
    if (facts.length > 0) verdicts.push(isRight ? "right" : "wrong");
    index = number.next - 1;
  }
  return verdicts.includes("right") ? verdicts.filter((one) => one === "right") : verdicts.slice(0, 1);
}

function checkedFacts(notes: ProductNotes): Checked {
  const known = checkedOf.get(notes);
  if (known) return known;
  const checked = {
    any: compilePhrases([
      ...notes.plan_facts.flatMap(({ plan }) => plan),
      ...notes.mechanisms.flatMap(({ right, wrong }) => [...right, ...wrong]),
    ]),
    plans: notes.plan_facts
      .filter((fact) => fact.numbers.length > 0 && fact.unit.length > 0)
      .map((fact) => ({
        plan: compilePhrases(fact.plan),
        about: compilePhrases(fact.about),
        unit: compilePhrases(fact.unit),
        inDays: fact.unit.some((unit) => unit.startsWith("day")),
        numbers: fact.numbers,
      })),
    mechanisms: notes.mechanisms.map(({ about, right, wrong }) => ({
      about: compilePhrases(about),
      right: compilePhrases(right),
      wrong: compileSome(wrong.filter((phrase) => !denies.test(` ${phrase} `))),
      wrongDenial: compileSome(wrong.filter((phrase) => denies.test(` ${phrase} `))),
    })),
  };
  checkedOf.set(notes, checked);
  return checked;
}

function compileSome(phrases: string[]): RegExp | null {
  return phrases.length > 0 ? compilePhrases(phrases) : null;
}
