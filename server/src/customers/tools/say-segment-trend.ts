import type { SegmentTrendOutput } from "./calculate-segment-trends.ts";
import { sayChange, sayMany, sayShare, sayTable } from "./say-figures.ts";

/** Where a segment goes, and the days behind it. */
export function saySegmentTrend(trend: SegmentTrendOutput): string {
  const { history, growth_per_month: growth, direction, notice } = trend;
  const what = `${plain(trend.segment_name)} (${plain(trend.axis_name)})`;
  const [first, last] = [history[0], history.at(-1)];
  return [
    growth === null
      ? `${what}: no trend yet`
      : `${what} is ${direction}: ${sayChange(growth)} customers a month over ${sayMany(history.length, trend.unit)}`,
    first &&
      last &&
      first !== last &&
      `Its share went from ${sayShare(first.share)} to ${sayShare(last.share)} of all customers.`,
    history.length > 0 &&
      sayTable(history.map(({ as_of: asOf, members, share }) => [asOf, sayMany(members, "customer"), sayShare(share)])),
    notice,
  ]
    .filter((part) => typeof part === "string")
    .join("\n\n");
}

const plain = (name: string) => name.replaceAll("_", " ");
