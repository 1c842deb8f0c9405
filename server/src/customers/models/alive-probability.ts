import type { PurchaseSummary, RepeatModel } from "./repeat-model.ts";
import { paretoDeparture } from "./pareto-departure.ts";

/**
 * Probability that the customer has not left for good, 0-1. Sources: BG/NBD Fader, Hardie & Lee 2008, note 021; MBG/NBD Batislam,
 * Denizel & Filiztekin 2007; Pareto/NBD Schmittlein, Morrison & Colombo 1987. A later last purchase never lowers it.
 */
export function aliveProbability(model: RepeatModel, summary: PurchaseSummary): number {
  const { repeats, lastWeeks, ageWeeks } = summary;
  if (model.kind === "nbd") return 1;
  if (model.kind === "pareto_nbd") return 1 / (1 + Math.exp(paretoDeparture(model, summary)));
  if (model.kind === "bg_nbd" && repeats === 0) return 1;
  const stayed = model.kind === "bg_nbd" ? model.b + repeats - 1 : model.b + repeats;
  const silence = (model.r + repeats) * Math.log1p((ageWeeks - lastWeeks) / (model.alpha + lastWeeks));
  return 1 / (1 + Math.exp(Math.log(model.a / stayed) + silence));
}
