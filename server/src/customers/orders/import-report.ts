export interface ImportReport {
  file: string;
  map: string;
  /** True when nobody named the map: it is the one that fits. */
  mapFound: boolean;
  /** The same file was the last one imported: nothing was done. */
  alreadyImported: boolean;
  currency: string;
  /** Rows read, blank ones and the header aside. */
  rows: number;
  /** In the file, of the rows taken. */
  orders: number;
  lines: number;
  newCustomers: number;
  newOrders: number;
  changedOrders: number;
  newLines: number;
  changedLines: number;
  /** Lines that were there already, the same. */
  unchangedLines: number;
  skipped: Tally[];
  rejected: Tally[];
  /** Where the rejected rows are; null without any. */
  rejectsFile: string | null;
  /** What else a person should know, a sentence each. */
  notices: string[];
  seconds: number;
}

/** How many rows for what reason. */
export interface Tally {
  why: string;
  count: number;
}

/** What staging a file found out. */
export interface FileTally {
  rows: number;
  skipped: Tally[];
  rejected: Tally[];
  notices: string[];
}

/** Counts by reason, in the order in which they first came. */
export function createTally(): { add(why: string): void; list(): Tally[]; total(): number } {
  const counts = new Map<string, number>();
  return {
    add: (why) => void counts.set(why, (counts.get(why) ?? 0) + 1),
    list: () => [...counts].map(([why, count]) => ({ why, count })),
    total: () => [...counts.values()].reduce((sum, count) => sum + count, 0),
  };
}
