import { z } from "zod";
import { asShare } from "../analytics/as-number.ts";
import type { Estimate } from "../forecasts/estimate.ts";
import type { BacktestFigures } from "../forecasts/measure-backtest.ts";
import { sayBacktest } from "../forecasts/say-backtest.ts";

/** `months` as every forecast takes it. */
export const Months = z.int().min(1).max(36).default(3).describe("Months ahead.");

export const EstimateOutput = z.object({ expected: z.number(), low: z.number(), high: z.number() });

export const PeriodOutput = EstimateOutput.extend({ period: z.string() });

export const BacktestOutput = z.object({
  text: z.string(),
  weeks: z.int(),
  forecasts: z.int(),
  error: z.number().nullable(),
  total_error: z.number().nullable(),
  typical_error: z.number().nullable(),
  coverage: z.number().nullable(),
});

/** Errors as shares of what came. */
export const backtestOutput = (figures: BacktestFigures | null): z.output<typeof BacktestOutput> => ({
  text: sayBacktest(figures),
  weeks: figures?.weeks ?? 0,
  forecasts: figures?.forecasts ?? 0,
  error: figures && asShare(figures.lastError),
  total_error: figures && asShare(figures.lastTotalError),
  typical_error: figures && asShare(figures.typicalError),
  coverage: figures && (figures.coverage === null ? null : asShare(figures.coverage)),
});

const cents = (value: number) => Math.round(value * 100) / 100;

export const inMoney = ({ expected, low, high }: Estimate): Estimate => ({
  expected: cents(expected),
  low: cents(low),
  high: cents(high),
});

/** Customers are whole, limits rounded outwards. */
export const inCustomers = ({ expected, low, high }: Estimate): Estimate => ({
  expected: Math.round(expected),
  low: Math.floor(low),
  high: Math.ceil(high),
});
