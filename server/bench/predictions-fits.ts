import { statesAt } from "../src/customers/backtest/customer-states.ts";
import type { PurchaseHistory } from "../src/customers/backtest/purchase-history.ts";
import { aliveProbability } from "../src/customers/models/alive-probability.ts";
import { expectedPurchases } from "../src/customers/models/expected-purchases.ts";
import { fitBgNbd } from "../src/customers/models/fit-bg-nbd.ts";
import { fitGammaGamma } from "../src/customers/models/fit-gamma-gamma.ts";
import { fitMbgNbd } from "../src/customers/models/fit-mbg-nbd.ts";
import { fitParetoNbd } from "../src/customers/models/fit-pareto-nbd.ts";
import { groupSummaries } from "../src/customers/models/group-summaries.ts";
import type { SummaryGroups } from "../src/customers/models/repeat-model.ts";
import { eachState } from "../src/customers/outlook/each-state.ts";
import { summaryOf } from "../src/customers/outlook/summary-of.ts";
import type { Figure } from "./bench.ts";

interface Published {
  parameters: Record<string, number>;
  logLikelihood: number;
  /** How far each parameter may lie off, relative. */
  within: Record<string, number>;
}

interface Fitted {
  model: object;
  logLikelihood: number;
}

const half = (...names: string[]): Record<string, number> => Object.fromEntries(names.map((name) => [name, 0.005]));

function groupsAt(history: PurchaseHistory, asOfDay: number): SummaryGroups {
  const summaries: ReturnType<typeof summaryOf>[] = [];
  eachState(statesAt(history, asOfDay), (state) => summaries.push(summaryOf(state)));
  return groupSummaries(summaries);
}

/** The published fits of CDNOW's sample to 1997-09-30, and those of the reference tools on the larger files. */
export function measureSampleFits(history: PurchaseHistory, asOfDay: number): Figure[] {
  const groups = groupsAt(history, asOfDay);
  const repeats = repeatSpend(history, asOfDay);
  return [
    compare("CDNOW sample, BG/NBD", fitBgNbd(groups), {
      parameters: { r: 0.2426, alpha: 4.4136, a: 0.79292, b: 2.42589 },
      logLikelihood: -9582.429,
      within: half("r", "alpha", "a", "b"),
    }),
    compare("CDNOW sample, MBG/NBD", fitMbgNbd(groups), {
      parameters: { r: 0.52484, alpha: 6.18308, a: 0.89136, b: 1.614 },
      logLikelihood: -9582.136,
      within: half("r", "alpha", "a", "b"),
    }),
    compare("CDNOW sample, Pareto/NBD", fitParetoNbd(groups), {
      parameters: { r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 },
      logLikelihood: -9594.976,
      within: { ...half("r", "alpha", "s"), beta: 0.01 },
    }),
    compare(`CDNOW sample, Gamma-Gamma (n = ${repeats.purchases.length})`, fitGammaGamma(repeats), {
      parameters: { p: 6.25, q: 3.744, gamma: 15.444 },
      logLikelihood: -4055.918,
      within: half("p", "q", "gamma"),
    }),
    ...testVectors(),
  ];
}

/** The larger ones, which lifetimes and CLVTools fitted. */
const publishedFits: Record<string, Published> = {
  "CDNOW master": {
    parameters: { r: 0.25162, alpha: 4.78894, a: 0.72343, b: 2.16108 },
    logLikelihood: -95368.444,
    within: half("r", "alpha", "a", "b"),
  },
  "Online Retail II": {
    parameters: { r: 0.675378, alpha: 9.34766, a: 0.155143, b: 3.3955 },
    logLikelihood: -58602.47,
    within: half("r", "alpha", "a", "b"),
  },
};

export function measureLargeFit(name: string, history: PurchaseHistory, asOfDay: number): Figure[] {
  const published = publishedFits[name];
  if (!published) return [];
  const groups = groupsAt(history, asOfDay);
  const start = performance.now();
  const fit = fitBgNbd(groups);
  const seconds = (performance.now() - start) / 1000;
  const size = `${fit.customers.toLocaleString("en")} customers`;
  return [
    compare(`${name}, BG/NBD`, fit, published),
    { measure: `${name}, BG/NBD on ${size}`, value: `${seconds.toFixed(2)} s`, target: "< 1 s", met: seconds < 1 },
  ];
}

function compare(measure: string, { model, logLikelihood }: Fitted, published: Published): Figure {
  const found = new Map<string, unknown>(Object.entries(model));
  const parameters = Object.entries(published.parameters).map(([name, reference]) => {
    const value = Number(found.get(name));
    return { name, value, reference, near: Math.abs(value / reference - 1) <= (published.within[name] ?? 0.005) };
  });
  const write = (of: (one: (typeof parameters)[number]) => number): string =>
    parameters.map((one) => `${one.name} ${of(one).toPrecision(4)}`).join(" ");
  return {
    measure,
    value: `${write(({ value }) => value)} LL ${logLikelihood.toFixed(3)}`,
    target: `${write(({ reference }) => reference)} LL ${published.logLikelihood} (published; within 0.5 %, LL 0.01)`,
    met: parameters.every(({ near }) => near) && Math.abs(logLikelihood - published.logLikelihood) <= 0.01,
  };
}

/** Of each customer who came back and spent: how many purchase days after the first, and what they brought on average. */
function repeatSpend({ starts, days, spend }: PurchaseHistory, asOfDay: number) {
  const found = { purchases: [] as number[], meanSpend: [] as number[] };
  for (let customer = 0; customer + 1 < starts.length; customer++) {
    let repeats = 0;
    let sum = 0;
    const start = starts[customer] ?? 0;
    for (let at = start + 1; at < (starts[customer + 1] ?? 0) && (days[at] ?? 0) <= asOfDay; at++) {
      repeats++;
      sum += spend[at] ?? 0;
    }
    if (repeats === 0 || sum <= 0) continue;
    found.purchases.push(repeats);
    found.meanSpend.push(sum / repeats);
  }
  return found;
}

/** With the published parameters of BG/NBD, at x 2, tx 30.43, T 38.86 weeks. */
function testVectors(): Figure[] {
  const model = { kind: "bg_nbd" as const, r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
  const summary = { repeats: 2, lastWeeks: 30.43, ageWeeks: 38.86 };
  const vectors: [string, number, number][] = [
    ["P(alive)", aliveProbability(model, summary), 0.72657857],
    ["expected purchases, 39 weeks", expectedPurchases(model, summary, 39), 1.226028175],
    ["expected purchases, 52 weeks", expectedPurchases(model, summary, 52), 1.558720806],
  ];
  return vectors.map(([measure, value, reference]) => ({
    measure: `BG/NBD test vector: ${measure}`,
    value: value.toFixed(9),
    target: `${reference} within 1e-6`,
    met: Math.abs(value / reference - 1) <= 1e-6,
  }));
}
