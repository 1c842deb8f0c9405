import { axes } from "../axes.ts";
import { outlookColumnNames } from "../outlook/outlook-columns.ts";

/** One column of what is searched, and how customer_profiles says it. */
interface SearchColumn {
  name: string;
  from: string;
}

const plain = ["customer_key", "order_count", "purchase_days", "lines", "as_of", "first_order_on", "last_order_on"];
const approximate = ["ltv", "aov", "gross", "returned", "return_rate", "discount_share", "units"];

/** Where the dominant segment of an axis stands, as its place in AxisModel.segments. */
export const dominantColumn = (axis: number) => `dominant_${axis + 1}`;

/**
 * Columns of fixed width, those that may be null last: a filter over all customers then reads a third of the bytes
 * of customer_profiles and takes each value from where it lies. A double tells all amounts of 15 digits apart and in
 * order, and a filter's value is one too.
 */
const searchColumns: readonly SearchColumn[] = [
  ...plain.map((name) => ({ name, from: name })),
  ...axes.map((_, axis) => ({ name: dominantColumn(axis), from: `dominant[${axis + 1}]` })),
  { name: "archetype_no", from: "archetype_no" },
  // Two bits an axis, the first axis lowest.
  { name: "strengths", from: axes.map((_, axis) => `(strength[${axis + 1}]::int << ${axis * 2})`).join(" | ") },
  ...approximate.map((name) => ({ name, from: `${name}::float8` })),
  // Null in a run without an outlook.
  ...outlookColumnNames.map((name) => ({ name, from: name })),
  { name: "average_gap_days", from: "average_gap_days::float8" },
];

export const searchColumnNames = searchColumns.map(({ name }) => name).join(", ");

/** The select list that makes rows of a search table from rows of customer_profiles. */
export const searchSelectList = searchColumns.map(({ name, from }) => `${from} as ${name}`).join(", ");

/** For `on conflict do update`. */
export const searchAssignments = searchColumns
  .filter(({ name }) => name !== "customer_key")
  .map(({ name }) => `${name} = excluded.${name}`)
  .join(", ");

/** The table that is searched instead of a run's partition of customer_profiles, once profileIndexes made it. */
export const searchTable = (runId: number) => `customer_search_${runId}`;
