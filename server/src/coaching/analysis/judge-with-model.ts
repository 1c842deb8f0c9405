import { whenDatabaseAnswers } from "../../storage/when-database-answers.ts";
import type { AnalysisWork } from "./analysis-work.ts";
import { Answer } from "./by-model/answer-schema.ts";
import type { ModelDeps } from "./by-model/ask-model.ts";
import { judgeByModel, type ModelJob, type PartMemory } from "./by-model/judge-by-model.ts";
import type { Verdict } from "./compose-analysis.ts";
import { readCached, writeCached } from "./dimension-cache.ts";
import { judgeOnce } from "./judge-once.ts";
import { planJudging } from "./plan-judging.ts";
import { assertPriced } from "./price.ts";

/**
 * Judges by the model, whole or, from `longCallMinutes` on, part by part.
 * @throws ModelError when the model gave no usable answer; ToolError when it has no price.
 */
export async function judgeWithModel(work: AnalysisWork, deps: ModelDeps): Promise<Verdict> {
  const { call, dimensions, notes, cache, cost, signal } = work;
  const { settings } = deps;
  assertPriced(settings.coachingModel, deps.prices);
  const { windows, keyOf, toRow } = planJudging(call, notes, deps);
  const memory: PartMemory = {
    async recall(dimension, window) {
      if (cache !== "use") return null;
      const key = keyOf(dimension, window);
      // Parts before this one have been paid for by now.
      const rows = await whenDatabaseAnswers(() => readCached(deps.database, [key], deps.clock.now()));
      const kept = Answer.safeParse(rows.get(key));
      return kept.success ? kept.data : null;
    },
    async keep(dimension, window, answer) {
      if (cache === "off") return;
      const row = toRow(dimension, keyOf(dimension, window), answer, "model_part");
      await writeCached(deps.database, row, { now: deps.clock.now(), ttlDays: settings.cacheTtlDays });
    },
  };
  const job: ModelJob = { call, notes, windows, deps, cost, memory, onStep: tellSteps(work, windows.length) };
  const judged = await judgeOnce({
    wanted: dimensions.map((dimension) => ({ dimension, key: keyOf(dimension) })),
    deps,
    cache,
    paid: true,
    judge: (wanted) => judgeByModel(wanted, job),
    toRow: ({ dimension, key }, judgement) => toRow(dimension, key, judgement, "model"),
    onJudged: work.onJudged,
    signal,
  });
  return { judged, analyzer: "model", windows, notice: null };
}

/** Progress from 0.1 to 0.95 by answered requests. */
function tellSteps({ dimensions, report }: AnalysisWork, parts: number): ModelJob["onStep"] {
  const steps = dimensions.length * (parts > 1 ? parts + 1 : 1);
  let answered = 0;
  return ({ dimension, phase, part }) => {
    const name = dimension.replaceAll("_", " ");
    if (phase === "answered") answered += 1;
    const where = parts > 1 && part < parts ? `, part ${part + 1} of ${parts}` : "";
    const message = {
      asked: `Judging ${name}${where}`,
      answered: `Judged ${name}${where}`,
      merging: `Putting ${name} together`,
    }[phase];
    report(0.1 + (0.85 * answered) / steps, message);
  };
}
