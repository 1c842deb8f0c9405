import { buildContext } from "../../src/coaching/analysis/by-model/build-context.ts";
import { renderRubric } from "../../src/coaching/analysis/by-model/render-rubric.ts";
import { judgingRequest } from "../../src/coaching/analysis/by-model/judging-request.ts";
import { chooseNotes } from "../../src/coaching/analysis/by-model/render-notes.ts";
import { planJudging } from "../../src/coaching/analysis/plan-judging.ts";
import { priceOf } from "../../src/coaching/analysis/price.ts";
import { type Call, dimensions } from "../../src/coaching/calls/call.ts";
import type { CoachingDeps } from "../../src/coaching/deps.ts";

/** English speech under the newest tokenizer, rounded to the dear side. */
const charactersPerToken = 3;
/** Seven criteria at about 90, two improvements at 110, a few action items at 60, rounded up. */
const outputTokens = 1500;

type EstimateDeps = Pick<CoachingDeps, "rubrics" | "prompts" | "prices" | "settings" | "productNotes">;

/**
 * Dollars one analysis of a call is likely to cost, rather too many than too few: of four requests over one prefix the
 * first writes the provider's cache and three read it; a long call has that for every part, and a merge.
 * @throws ToolError `unavailable` when the model has no price.
 */
export function estimateUsd(call: Call, deps: EstimateDeps): number {
  const notes = chooseNotes(deps.productNotes, call.product);
  const { windows } = planJudging(call, notes, deps);
  const price = (usage: { uncachedInput: number; cacheRead: number; cacheWrite5m: number }) =>
    priceOf({ ...usage, cacheWrite1h: 0, output: outputTokens }, deps.settings.coachingModel, deps.prices);
  const ofWindows = windows.map(({ spans }) => {
    const context = buildContext(call, spans, notes, deps.prompts);
    return dimensions
      .map((dimension, place) => {
        const instruction = renderRubric(deps.rubrics[dimension], call.rep.role, deps.prompts);
        const request = judgingRequest({ context, instruction }, deps);
        const prefix = tokens(request.system + request.context + JSON.stringify(request.schema));
        const first = place === 0;
        const kept = { cacheRead: first ? 0 : prefix, cacheWrite5m: first ? prefix : 0 };
        return price({ ...kept, uncachedInput: tokens(request.instruction) });
      })
      .reduce(sum, 0);
  });
  const merged = { uncachedInput: windows.length * outputTokens, cacheRead: 0, cacheWrite5m: 0 };
  const merges = windows.length > 1 ? dimensions.length * price(merged) : 0;
  return ofWindows.reduce(sum, 0) + merges;
}

const tokens = (text: string) => Math.ceil(text.length / charactersPerToken);
const sum = (left: number, right: number) => left + right;
