import type { Profile } from "../profiles/load-profile.ts";
import { dayNumber } from "../day-number.ts";
import type { CustomerState } from "./outlook-model.ts";

/** What predictions are made from, as the profile knows it. */
export const stateOfProfile = (
  profile: Pick<Profile, "purchaseDays" | "firstOrderOn" | "lastOrderOn" | "asOf" | "gross">,
): CustomerState => ({
  purchaseDays: profile.purchaseDays,
  firstDay: dayNumber(profile.firstOrderOn),
  lastDay: dayNumber(profile.lastOrderOn),
  asOfDay: dayNumber(profile.asOf),
  gross: profile.gross,
});
