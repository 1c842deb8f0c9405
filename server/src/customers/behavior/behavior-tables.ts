/** Steps of what is counted: each row of a table is up to and with its number, the last one beyond. */
export const steps = {
  products_per_order: [1, 3, 9, 19, 49],
  orders_per_customer: [1, 2, 5, 10, 20],
  days_between_orders: [7, 14, 30, 60, 90, 180, 365],
} as const;

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

/** What the row at a place of such steps is called: `4-9`, `50+`. */
function stepName(bounds: readonly number[], place: number): string {
  const low = place === 0 ? 1 : (bounds[place - 1] ?? 0) + 1;
  const high = bounds[place];
  if (high === undefined) return `${low}+`;
  return low === high ? String(low) : `${low}-${high}`;
}

export interface BehaviorRow {
  key: string;
  /** Of what the table counts. */
  count: number;
  revenue: number;
  /** Of the count. */
  share: number;
  revenueShare: number;
}

export interface BehaviorTable {
  /** What is counted. */
  of: "orders" | "customers" | "gaps";
  rows: BehaviorRow[];
}

export interface TableCell {
  name: string;
  /** Weekday 1-7, hour 0-23, months since the year 0, place of a step or of a word, from 0. */
  key: number;
  count: number;
  revenue: number;
}

const of: Readonly<Record<string, BehaviorTable["of"]>> = {
  orders_per_customer: "customers",
  days_between_orders: "gaps",
};

const tableNames = [
  "weekday",
  "hour",
  "month",
  "products_per_order",
  "orders_per_customer",
  "days_between_orders",
  "first_or_later",
  "discount",
] as const;

/** Cells put into their tables, in order, counts and revenue scaled up from a sample. */
export function tablesOf(cells: readonly TableCell[], scale: number): Record<string, BehaviorTable> {
  return Object.fromEntries(
    tableNames.map((name) => {
      const own = cells.filter((cell) => cell.name === name).toSorted((a, b) => a.key - b.key);
      const count = own.reduce((sum, cell) => sum + cell.count, 0);
      const revenue = own.reduce((sum, cell) => sum + cell.revenue, 0);
      const rows = own.map((cell) => ({
        key: keyOf(name, cell.key),
        count: Math.round(cell.count * scale),
        revenue: cell.revenue * scale,
        share: count > 0 ? cell.count / count : 0,
        revenueShare: revenue > 0 ? cell.revenue / revenue : 0,
      }));
      return [name, { of: of[name] ?? "orders", rows }];
    }),
  );
}

const words: Readonly<Record<string, readonly string[]>> = {
  weekday: ["", ...weekdays],
  first_or_later: ["first", "later"],
  discount: ["full price", "with discount"],
};

function keyOf(name: string, key: number): string {
  if (name === "hour") return `${String(key).padStart(2, "0")}:00`;
  if (name === "month") return `${Math.floor(key / 12)}-${String((key % 12) + 1).padStart(2, "0")}`;
  return name in steps ? stepName(steps[name as keyof typeof steps], key) : (words[name]?.[key] ?? "");
}
