import { fitBetaGeometric } from "./fit-beta-geometric.ts";
import type { RepeatFit, SummaryGroups } from "./repeat-model.ts";

/** BG/NBD by maximum likelihood (Fader, Hardie & Lee 2005). Weeks. */
export function fitBgNbd(groups: SummaryGroups): RepeatFit {
  return fitBetaGeometric(groups, { kind: "bg_nbd" });
}
