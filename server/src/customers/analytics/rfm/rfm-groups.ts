/** A group takes customers by their scores of recency and frequency, 1 (worst) to 5 (best). */
export interface RfmGroup {
  name: string;
  /** Both ends belong to it. */
  recency: [from: number, to: number];
  frequency: [from: number, to: number];
  /** What to do with them. */
  advice: string;
}

/**
 * The usual ten groups of an RFM analysis, on the grid of recency and frequency: every pair of scores lies in
 * exactly one. Spending is shown beside them, since who orders often nearly always spends much.
 */
export const rfmGroups: readonly RfmGroup[] = [
  { name: "champions", recency: [5, 5], frequency: [4, 5], advice: "Thank them first: early access, referrals." },
  { name: "loyal", recency: [3, 4], frequency: [4, 5], advice: "Offer what goes with their last orders." },
  {
    name: "potential_loyalists",
    recency: [4, 5],
    frequency: [2, 3],
    advice: "Win the next order soon: a series, a club.",
  },
  {
    name: "new_customers",
    recency: [5, 5],
    frequency: [1, 1],
    advice: "Help with the first order, then suggest a second.",
  },
  { name: "promising", recency: [4, 4], frequency: [1, 1], advice: "Remind them while they still know the shop." },
  { name: "need_attention", recency: [3, 3], frequency: [3, 3], advice: "Show what is new since they were here." },
  { name: "about_to_sleep", recency: [3, 3], frequency: [1, 2], advice: "One light reminder; no discount yet." },
  { name: "at_risk", recency: [1, 2], frequency: [3, 4], advice: "Ask personally why they stopped; offer a way back." },
  { name: "cannot_lose", recency: [1, 2], frequency: [5, 5], advice: "Call them: they bought often and are gone." },
  { name: "hibernating", recency: [1, 2], frequency: [1, 2], advice: "Spend little: one seasonal mail." },
];

/** The group of two scores of 1 to 5. */
export function groupOf(recency: number, frequency: number): RfmGroup {
  const found = rfmGroups.find(
    (group) =>
      group.recency[0] <= recency &&
      recency <= group.recency[1] &&
      group.frequency[0] <= frequency &&
      frequency <= group.frequency[1],
  );
  if (!found) throw new RangeError(`no group for recency ${recency} and frequency ${frequency}`);
  return found;
}

/** Its rule in words of scores: `R 5, F 4-5`. */
export const ruleOf = ({ recency, frequency }: RfmGroup) => `R ${range(recency)}, F ${range(frequency)}`;

const range = ([from, to]: [number, number]) => (from === to ? String(from) : `${from}-${to}`);
