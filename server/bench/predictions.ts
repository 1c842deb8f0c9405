import { existsSync } from "node:fs";
import { join } from "node:path";
import { dayNumber } from "../src/customers/day-number.ts";
import { fitOutlook } from "../src/customers/outlook/fit-outlook.ts";
import { missedOfWeeks } from "../test/customers/weekly-revenue.ts";
import type { Benchmark, Figure } from "./bench.ts";
import { measureLargeFit, measureSampleFits } from "./predictions-fits.ts";
import { type HistorySource, readHistory, realData } from "./predictions-histories.ts";
import { type Holdout, measureHoldouts } from "./predictions-holdouts.ts";
import { madeUpHistory } from "./predictions-made-up.ts";

interface Shop {
  name: string;
  source: HistorySource;
  /** To which published fits go. */
  fittedTo?: string;
  holdouts: Holdout[];
}

const cdnowDays = ["1997-12-31", "1998-03-31"].map((from) => ({ from, days: 90 }));
const shops: Shop[] = [
  {
    name: "CDNOW sample",
    source: { file: "cdnow_sample.csv.gz", map: "cdnow", lastDay: "1998-06-30" },
    fittedTo: "1997-09-30",
    holdouts: [
      {
        from: "1997-09-30",
        days: 273,
        targets: {
          auc: 0.77,
          brier: 0.178,
          mae: 0.79,
          capture: 0.47,
          reference: "lifetimes: .757 .161 .7855 .470; a logistic model of its own: .783 .177",
        },
      },
      { from: "1997-09-30", days: 90 },
      ...cdnowDays,
    ],
  },
  {
    name: "CDNOW master",
    source: { file: "cdnow_master.csv.gz", map: "cdnow", lastDay: "1998-06-30" },
    fittedTo: "1997-09-30",
    holdouts: [
      {
        from: "1997-09-30",
        days: 273,
        targets: {
          auc: 0.765,
          brier: 0.178,
          reference: "lifetimes: .747 .165; a logistic model of its own: .770 .173",
        },
      },
      { from: "1997-09-30", days: 90 },
      ...cdnowDays,
    ],
  },
  {
    name: "Online Retail II",
    source: { file: "online_retail_ii.csv.gz", map: "online-retail-ii", lastDay: "2011-12-09" },
    fittedTo: "2011-06-09",
    holdouts: [
      {
        from: "2011-06-09",
        days: 183,
        targets: {
          auc: 0.805,
          brier: 0.178,
          mae: 1.05,
          bias: 0.03,
          reference: "lifetimes: .811 .177 1.0455 -1.3 %; a logistic model of its own: .797 .191",
        },
      },
      ...["2010-12-09", "2011-03-10", "2011-06-09", "2011-09-10"].map((from) => ({ from, days: 90 })),
      { from: "2011-03-10", days: 183 },
    ],
  },
  {
    name: "Complete Journey",
    source: { file: "complete_journey_sample.csv.gz", map: "complete-journey", lastDay: "2017-12-31" },
    holdouts: ["2017-07-15", "2017-08-15", "2017-09-30"].map((from) => ({ from, days: 90 })),
  },
  {
    name: "Sample shop",
    source: { file: null, map: "", lastDay: "2026-11-15" },
    holdouts: [
      ...["2025-05-15", "2025-11-15", "2026-05-15", "2026-08-15"].map((from) => ({ from, days: 90 })),
      { from: "2026-05-15", days: 183 },
    ],
  },
];

async function measureShop({ name, source, fittedTo, holdouts }: Shop): Promise<Figure[]> {
  const history = await readHistory(source);
  if (history === null) return [{ measure: name, value: "skipped: its file is not in RAPPORT_DATA" }];
  const day = fittedTo === undefined ? null : dayNumber(fittedTo);
  const fits =
    day === null ? [] : name === "CDNOW sample" ? measureSampleFits(history, day) : measureLargeFit(name, history, day);
  return [...fits, ...(await measureHoldouts(name, history, holdouts))];
}

function measureWeeks(): Figure {
  const measure = "Online Retail II, revenue of 13 weeks from 2011-09-04, WAPE";
  const file = join(realData, "online_retail_ii_weekly_revenue.csv");
  if (!existsSync(file)) return { measure, value: "skipped: its file is not in RAPPORT_DATA" };
  const wape = 100 * missedOfWeeks(file, "2011-09-04");
  return {
    measure,
    value: `${wape.toFixed(1)} %`,
    target: "<= 17 % (seasonal-naive 15.7, ETS 46.2, mean of 13 weeks 40.7)",
    met: wape <= 17,
  };
}

async function measureSpeed(): Promise<Figure> {
  const customers = 100_000;
  const history = madeUpHistory(customers);
  const start = performance.now();
  await fitOutlook(history);
  const seconds = (performance.now() - start) / 1000;
  return {
    measure: `models and back-test of ${customers.toLocaleString("en")} customers with ${history.days.length.toLocaleString("en")} purchase days`,
    value: `${seconds.toFixed(1)} s`,
    target: "< 10 s",
    met: seconds < 10,
  };
}

export const predictionsBenchmark: Benchmark = {
  name: "predictions",
  setting:
    "real orders and those of the sample shop, imported; the models know nothing after the day they predict from. The reference tools' figures are those that were measured on the same files",
  run: async () => {
    const figures: Figure[] = [];
    for (const shop of shops) figures.push(...(await measureShop(shop)));
    return [...figures, measureWeeks(), await measureSpeed()];
  },
};
