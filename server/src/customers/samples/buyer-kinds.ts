/** What a basket is drawn from: categories by how often they come. */
export interface CategoryTaste {
  category: string;
  weight: number;
}

export interface BuyerKind {
  name: string;
  /** Share of the customers. */
  weight: number;
  /** `once`, at intervals of `gapDays`, or only when something is on sale. */
  rhythm: "once" | "interval" | "sales";
  /** Mean days from order to order, drawn anew for each customer between the two. */
  gapDays: readonly [low: number, high: number];
  /** How far an interval lies from the customer's mean: .05 is a clock, .6 a whim. */
  irregularity: number;
  /** Chance after each order that it was the last: people move on. */
  leaves: number;
  /** Different products in an order. */
  lines: readonly [low: number, high: number];
  /** Pieces of each. */
  quantity: readonly [low: number, high: number];
  /** Off every price, for those who buy to sell on. */
  tradeOff: number;
  /** How often they use what is on sale, beside the average buyer. */
  bargains: number;
  /** How often they send things back, beside the average buyer. */
  returns: number;
  /** First orders lie in October to December only. */
  presents: boolean;
  tastes: readonly CategoryTaste[];
  /** Buys the same few products again. */
  faithful: boolean;
}

const everything: readonly CategoryTaste[] = [
  { category: "Fabric", weight: 44 },
  { category: "Thread", weight: 12 },
  { category: "Notions", weight: 14 },
  { category: "Patterns", weight: 12 },
  { category: "Batting", weight: 8 },
  { category: "Rulers and Cutting", weight: 6 },
  { category: "Kits", weight: 4 },
];

const presents: readonly CategoryTaste[] = [
  { category: "Gifts", weight: 50 },
  { category: "Kits", weight: 38 },
  { category: "Notions", weight: 8 },
  { category: "Rulers and Cutting", weight: 4 },
];

const supplies: readonly CategoryTaste[] = [
  { category: "Thread", weight: 62 },
  { category: "Batting", weight: 34 },
  { category: "Notions", weight: 4 },
];

const usual = {
  rhythm: "interval",
  irregularity: 0.5,
  lines: [1, 5],
  quantity: [1, 2],
  tradeOff: 0,
  bargains: 1,
  returns: 1,
  presents: false,
  tastes: everything,
  faithful: false,
} as const;

/** Who buys quilting supplies, made up: shares and habits are ours. */
export const buyerKinds: readonly BuyerKind[] = [
  {
    ...usual,
    name: "gift buyer",
    weight: 18,
    rhythm: "once",
    gapDays: [1, 1],
    leaves: 1,
    lines: [1, 2],
    presents: true,
    tastes: presents,
  },
  { ...usual, name: "trier", weight: 24, rhythm: "once", gapDays: [1, 1], leaves: 1, lines: [1, 3] },
  { ...usual, name: "hobby quilter", weight: 27, gapDays: [60, 170], leaves: 0.13, irregularity: 0.6 },
  {
    ...usual,
    name: "keen quilter",
    weight: 9,
    gapDays: [24, 50],
    leaves: 0.03,
    lines: [2, 7],
    quantity: [1, 3],
    irregularity: 0.4,
  },
  {
    ...usual,
    name: "thread and batting rebuyer",
    weight: 7,
    gapDays: [28, 62],
    leaves: 0.04,
    lines: [1, 2],
    quantity: [1, 3],
    irregularity: 0.07,
    tastes: supplies,
    faithful: true,
  },
  {
    ...usual,
    name: "bargain hunter",
    weight: 9,
    rhythm: "sales",
    gapDays: [30, 80],
    leaves: 0.07,
    lines: [2, 6],
    bargains: 3,
    returns: 1.2,
  },
  { ...usual, name: "frequent returner", weight: 2.5, gapDays: [35, 80], leaves: 0.08, returns: 9 },
  {
    ...usual,
    name: "machine owner",
    weight: 1.5,
    gapDays: [70, 200],
    leaves: 0.15,
    lines: [1, 3],
    tastes: [{ category: "Machines", weight: 55 }, ...everything],
  },
  {
    ...usual,
    name: "quilt shop",
    weight: 1.2,
    gapDays: [18, 40],
    leaves: 0.02,
    lines: [5, 12],
    quantity: [5, 16],
    tradeOff: 0.2,
    bargains: 0,
    returns: 0.5,
    irregularity: 0.2,
  },
  {
    ...usual,
    name: "guild",
    weight: 0.8,
    gapDays: [60, 110],
    leaves: 0.05,
    lines: [3, 8],
    quantity: [5, 15],
    tradeOff: 0.1,
    bargains: 0.3,
    irregularity: 0.25,
  },
];
