import type { PurchaseHistory } from "./purchase-history.ts";

/** At most `most` customers, evenly picked; the history itself when it has no more. */
export function thinHistory(history: PurchaseHistory, most: number): PurchaseHistory {
  const { starts, days, spend } = history;
  const size = starts.length - 1;
  if (size <= most) return history;
  const picked = Array.from({ length: most }, (_, place) => Math.floor((place * size) / most));
  const lengths = picked.map((customer) => (starts[customer + 1] ?? 0) - (starts[customer] ?? 0));
  const entries = lengths.reduce((sum, length) => sum + length, 0);
  const thin = { starts: new Int32Array(most + 1), days: new Int32Array(entries), spend: new Float64Array(entries) };
  picked.forEach((customer, place) => {
    const to = thin.starts[place] ?? 0;
    const [from = 0, end = from] = [starts[customer], starts[customer + 1]];
    thin.days.set(days.subarray(from, end), to);
    thin.spend.set(spend.subarray(from, end), to);
    thin.starts[place + 1] = to + end - from;
  });
  return { ...history, ...thin };
}
