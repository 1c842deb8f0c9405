import type { CustomerStates } from "../backtest/customer-states.ts";
import type { Outcomes } from "../backtest/outcomes-after.ts";
import { purchaseCounts } from "../models/purchase-counts.ts";
import { eachState } from "./each-state.ts";
import type { Foretold } from "./foretell.ts";
import { modelWeeks } from "./model-weeks.ts";
import type { Predictor } from "./outlook-model.ts";
import { summaryOf } from "./summary-of.ts";

const mostCustomers = 1_000;

interface Question {
  predictor: Predictor;
  states: CustomerStates;
  outcomes: Outcomes;
  foretold: Foretold;
  horizonDays: number;
  coverage: number;
}

/** Share of customers (at most a thousand, evenly picked) whose purchases lie within their equal-tailed interval. */
export function intervalCoverage(question: Question): number | null {
  const { predictor, states, outcomes, foretold, horizonDays, coverage } = question;
  const step = Math.max(1, Math.floor(states.purchaseDays.length / mostCustomers));
  const tail = (1 - coverage) / 2;
  const weeks = modelWeeks(predictor, horizonDays);
  let seen = 0;
  let within = 0;
  eachState(states, (state, place) => {
    if (place % step !== 0) return;
    const counts = purchaseCounts(predictor.repeat, summaryOf(state), weeks);
    const buys = 1 - (counts[0] ?? 0);
    const scale = buys > 0 ? (1 - (foretold.noPurchase[place] ?? 0)) / buys : 0;
    const came = outcomes.purchases[place] ?? 0;
    let below = 0;
    for (let count = 0; count < came; count++) {
      below += count === 0 ? (foretold.noPurchase[place] ?? 0) : scale * (counts[count] ?? 0);
    }
    const upTo = below + (came === 0 ? (foretold.noPurchase[place] ?? 0) : scale * (counts[came] ?? 0));
    seen++;
    // Within from the first count that reaches the lower tail to the first that reaches the upper one.
    if (upTo >= tail && below < 1 - tail) within++;
  });
  return seen === 0 ? null : within / seen;
}
