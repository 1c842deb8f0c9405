import { dimensions, type Call } from "../../calls/call.ts";
import { loadCall } from "../../calls/load-call.ts";
import type { CoachingDeps } from "../../deps.ts";
import type { ProductNotes } from "../../rubrics/product-notes.ts";
import { chooseNotes } from "../by-model/render-notes.ts";
import { explainTooShort } from "../explain-too-short.ts";
import { planJudging, type JudgingPlan } from "../plan-judging.ts";
import { toItem, type PlannedItem } from "./batch-item.ts";

interface PlannedCall {
  call: Call;
  notes: readonly ProductNotes[];
  plan: JudgingPlan;
  /** One a dimension, whether it has been judged before or not. */
  items: PlannedItem[];
}

/**
 * A call as a batch judges it; null for one that is left to the ordinary path: not stored, too short to score, or
 * long enough to be judged in parts.
 */
export async function planCall(callId: string, deps: CoachingDeps): Promise<PlannedCall | null> {
  const call = await loadCall(deps.database, callId);
  if (!call || explainTooShort(call) !== null) return null;
  const notes = chooseNotes(deps.productNotes, call.product);
  const plan = planJudging(call, notes, deps);
  if (plan.windows.length > 1) return null;
  return { call, notes, plan, items: dimensions.map((dimension) => toItem(callId, dimension, plan.keyOf(dimension))) };
}
