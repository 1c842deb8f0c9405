import type { BacktestFigures } from "./measure-backtest.ts";

const percent = (share: number) => `${(Math.abs(share) * 100).toFixed(share !== 0 && Math.abs(share) < 0.1 ? 1 : 0)} %`;

/** How near past forecasts came, in a sentence. */
export function sayBacktest(figures: BacktestFigures | null): string {
  if (!figures) return "Not tested yet: too little is past to forecast it again.";
  const { weeks, forecasts, lastError, lastTotalError, typicalError, coverage } = figures;
  const span = weeks === 1 ? "the last week was" : `the last ${weeks} weeks were`;
  const total = `${percent(lastTotalError)} too ${lastTotalError >= 0 ? "high" : "low"}`;
  return [
    `On this shop, ${span} forecast within ${percent(lastError)} week by week, ${total} in total.`,
    forecasts > 1 &&
      `Half of ${forecasts} such forecasts of the past were within ${percent(typicalError)}${coverage === null ? "" : `, and ${percent(coverage)} of their totals came to lie within the 90 % limits`}.`,
  ]
    .filter((sentence) => typeof sentence === "string")
    .join(" ");
}
