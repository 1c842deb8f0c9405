import type { CustomerStates } from "../backtest/customer-states.ts";
import type { CustomerState } from "./outlook-model.ts";

/** Each customer's state with its place. The object is the same one each time: copy what you keep. */
export function eachState(states: CustomerStates, see: (state: CustomerState, place: number) => void): void {
  const { asOfDay, purchaseDays, firstDays, lastDays, gross } = states;
  const state: CustomerState = { purchaseDays: 0, firstDay: 0, lastDay: 0, asOfDay, gross: 0 };
  for (let place = 0; place < purchaseDays.length; place++) {
    state.purchaseDays = purchaseDays[place] ?? 0;
    state.firstDay = firstDays[place] ?? 0;
    state.lastDay = lastDays[place] ?? 0;
    state.gross = gross[place] ?? 0;
    see(state, place);
  }
}
