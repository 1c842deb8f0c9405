import { dimensions, type Dimension } from "../../src/coaching/calls/call.ts";
import type { AnalyzerReport } from "./evaluate.ts";
import type { Order, OrderFigures } from "./measure-order.ts";
import type { Spread } from "./measure-spread.ts";

const names: Record<Dimension, string> = {
  discovery: "discovery",
  product_knowledge: "product",
  objection_handling: "objections",
  engagement: "engagement",
};

/** Every figure as plain-text tables, and a line for each pair in the wrong order where that may be told. */
export function renderReport(reports: readonly AnalyzerReport[]): string {
  const spreads = reports.flatMap(({ analyzer, spread }) => (spread ? [renderSpread(analyzer, spread)] : []));
  return [
    "Order: how often the better call scores above the worse in the pair's own dimension.",
    "Margin and elsewhere in points of 100: the lead there, and the difference in the other dimensions.",
    table([
      ["", "", ...dimensions.map((dimension) => names[dimension]), "all", "margin", "elsewhere"],
      ...reports.filter(({ runs }) => runs > 0).flatMap(orderRows),
    ]),
    ...spreads,
    "What it took, over all runs.",
    table([["", "runs", "quotes rejected", "calls not judged", "dollars", "seconds"], ...reports.map(costRow)]),
    ...reports.map((report) => misorderLines(report).join("\n")).filter((lines) => lines !== ""),
    ...reports.flatMap(({ analyzer, stopped }) => (stopped === null ? [] : [`${analyzer}: ${stopped}`])),
  ].join("\n\n");
}

function orderRows({ analyzer, folders, allPairs }: AnalyzerReport): string[][] {
  const named = folders.map((each) => [`${each.folder}${each.blind ? " (blind)" : ""}`, each] as const);
  const rows: (readonly [string, OrderFigures])[] = folders.length > 1 ? [...named, ["all pairs", allPairs]] : named;
  return rows.map(([name, figures], place) => {
    const { meanMargin, meanElsewhere } = figures;
    const each = dimensions.map((dimension) => fraction(figures.byDimension[dimension]));
    const all = `${fraction(figures)}${figures.of > 0 ? ` ${percent(figures.ordered, figures.of)}` : ""}`;
    return [place === 0 ? analyzer : "", name].concat(each, all, points(meanMargin), points(meanElsewhere));
  });
}

function renderSpread(analyzer: string, spread: Record<Dimension, Spread>): string {
  const rows = dimensions.map((dimension) => {
    const { meanDeviation, largestDeviation, equalLevels, criteria } = spread[dimension];
    const equal = criteria === 0 ? "-" : `${percent(equalLevels, criteria)} of ${criteria}`;
    return [names[dimension], points(meanDeviation), points(largestDeviation), equal];
  });
  return [
    `Spread of ${analyzer}: standard deviation of a call's score between the runs, and criteria with equal level in all.`,
    table([["", "mean", "largest", "equal levels"], ...rows]),
  ].join("\n\n");
}

function costRow({ analyzer, runs, quotes, rejectedQuotes, unjudged, usd, seconds }: AnalyzerReport): string[] {
  const why = Object.entries(unjudged).map(([failure, count]) => `${count} ${failure}`);
  const rejected = `${rejectedQuotes} of ${quotes}`;
  return [analyzer, String(runs), rejected, why.join(", ") || "0", usd.toFixed(4), seconds.toFixed(1)];
}

const misorderLines = ({ analyzer, folders }: AnalyzerReport) =>
  folders.flatMap(({ misordered }) => misordered.map((line) => `In the wrong order by ${analyzer}: ${line}`));

const fraction = ({ ordered, of }: Order) => (of === 0 ? "-" : `${ordered}/${of}`);
const percent = (part: number, whole: number) => `${Math.round((100 * part) / whole)} %`;
const points = (value: number | null) => (value === null ? "-" : value.toFixed(1));

/** The first two columns lie left, figures right; the first row is underlined. */
function table(rows: readonly string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column === 0 || (column === 1 && rows[0]?.[1] === "") ? cell.padEnd(width) : cell.padStart(width);
      })
      .join("  ")
      .trimEnd(),
  );
  const rule = "-".repeat(Math.max(...lines.map(({ length }) => length)));
  return [lines[0], rule, ...lines.slice(1)].join("\n");
}
