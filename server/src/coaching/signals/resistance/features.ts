import { resistingGroups } from "./resisting-groups.ts";
import { topicGroups } from "./topic-groups.ts";
import { compileWordGroups } from "./word-groups.ts";

const groups = { ...resistingGroups, ...topicGroups };
export type Group = keyof typeof groups;

/** Two kinds of words together say more than each alone: one of the first and one of the second. */
const pairs: Record<string, [Group[], Group[]]> = {
  priceIsTooMuch: [
    ["price", "number"],
    ["priceTooMuch", "forThatMoney"],
  ],
  priceHeldBack: [["price"], ["negation", "doubts", "hard", "fears", "candour", "wouldNeed"]],
  othersMustAct: [
    ["seniors"],
    ["wouldNeed", "wouldNot", "othersNot", "seniorsAct", "stops", "notMine", "hard", "doubts"],
  ],
  otherIsPreferred: [
    ["rival", "other", "ownWay"],
    ["sameThing", "already", "wouldRather", "whyWould", "praiseBut", "doubts", "candour", "stops"],
  ],
  otherIsFact: [
    ["rival", "other", "ownWay"],
    ["past", "pain", "facts", "habit", "today"],
  ],
  systemHeldBack: [
    ["system", "trust"],
    ["negation", "fears", "doubts", "hard", "wouldBe", "whatIf", "burned", "stops", "wouldNeed"],
  ],
  needDenied: [["need"], ["negation", "doubts", "justOnly", "whyWould", "already", "small"]],
  laterThis: [
    ["later", "event", "busy"],
    ["newThing", "commitment", "negation", "wouldRather", "hard", "thisOffer"],
  ],
  laterEvent: [
    ["later", "busy"],
    ["event", "negation", "commitment"],
  ],
  praisedYet: [["praiseBut"], ["negation", "doubts", "fears", "hard"]],
  onlyPast: [["past"], ["pastTime", "isOver", "habit", "tells", "pain"]],
  painOfToday: [["pain"], ["past", "habit", "facts", "today"]],
  asksWhy: [["asks"], ["whyWould", "whatIf", "sameThing", "rival", "priceTooMuch"]],
  offerDoubted: [
    ["toSeller", "newThing", "thisOffer"],
    ["negation", "doubts", "fears", "stops", "hard"],
  ],
  wantsIt: [
    ["wants", "imperative"],
    ["negation", "system", "habit", "today"],
  ],
  smallNeed: [["small"], ["need", "price", "negation", "newThing", "justOnly", "candour"]],
  candidNo: [
    ["candour", "butStart", "reaction"],
    ["negation", "doubts", "hard", "priceTooMuch", "already", "fears"],
  ],
  factOfOurs: [
    ["facts", "we"],
    ["habit", "pain", "past"],
  ],
};
/** Words in the sentence at least. */
const lengths = { words5: 5, words9: 9, words25: 25, words40: 40 };

const words = compileWordGroups(groups);
const placeOf = new Map(words.names.map((name, place) => [name, place]));
const placed = Object.values(pairs).map((both) => both.map((names) => names.map((name) => placeOf.get(name) ?? -1)));

export const featureNames = [...words.names, ...Object.keys(pairs), ...Object.keys(lengths), "marked"];

/** 1 at the place of each feature that a sentence (as `plainText` writes it, competitors as COMP) has. */
export function featuresOf(plain: string): Uint8Array {
  const heard = words.heardIn(plain);
  const length = plain.split(" ").length;
  const has = (places: number[] | undefined) => places?.some((place) => heard[place] === 1) ?? false;
  return Uint8Array.from([
    ...heard,
    ...placed.map(([first, second]) => Number(has(first) && has(second))),
    ...Object.values(lengths).map((least) => Number(length >= least)),
    Number(plain.trimEnd().endsWith("?")),
  ]);
}
