import { axes } from "../axes.ts";
import { outlookColumnNames } from "../outlook/outlook-columns.ts";

/** One column of what is searched, and how customer_profiles says it. */
interface SearchColumn {
  name: string;
  from: string;
}

/** Where the dominant segment of an axis stands, as its place in AxisModel.segments. */
export const dominantColumn = (axis: number) => `dominant_${axis + 1}`;

const plain = (name: string): SearchColumn => ({ name, from: name });
const approximate = (name: string): SearchColumn => ({ name, from: `${name}::float8` });

/**
 * Columns of fixed width, those most asked for first and those that may be null last: a filter over all customers then
 * reads a third of the bytes of customer_profiles, takes each value from where it lies and passes few on its way. A
 * double tells all amounts of 15 digits apart and in order, and a filter's value is one too.
 */
const searchColumns: readonly SearchColumn[] = [
  ...["customer_key", "as_of", "last_order_on", "order_count", "first_order_on"].map(plain),
  // Two bits an axis, the first axis lowest.
  { name: "strengths", from: axes.map((_, axis) => `(strength[${axis + 1}]::int << ${axis * 2})`).join(" | ") },
  ...["ltv", "aov", "discount_share", "return_rate"].map(approximate),
  ...axes.map((_, axis) => ({ name: dominantColumn(axis), from: `dominant[${axis + 1}]` })),
  ...["purchase_days", "lines"].map(plain),
  ...["gross", "returned", "units"].map(approximate),
  plain("archetype_no"),
  // Null in a run without an outlook.
  ...outlookColumnNames.map(plain),
  approximate("average_gap_days"),
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
