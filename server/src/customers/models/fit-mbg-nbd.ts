import { fitBetaGeometric } from "./fit-beta-geometric.ts";
import type { RepeatFit, SummaryGroups } from "./repeat-model.ts";

/** MBG/NBD by maximum likelihood (Batislam, Denizel & Filiztekin 2007). Weeks. */
export function fitMbgNbd(groups: SummaryGroups): RepeatFit {
  return fitBetaGeometric(groups, { kind: "mbg_nbd" });
}
