import type { CoachingDeps } from "../../src/coaching/deps.ts";
import { storeCall } from "../../src/coaching/calls/store-call.ts";
import type { ModelFailure } from "../../src/core/llm.ts";
import { createBudget, readLedgerUsd } from "./budget.ts";
import { compareCalls } from "./compare-calls.ts";
import { estimateUsd } from "./estimate-usd.ts";
import { explainMisorder } from "./explain-misorder.ts";
import { judgeCalls, type Run } from "./judge-calls.ts";
import type { LabelledFolder } from "./labelled-folder.ts";
import { measureOrder, type OrderFigures } from "./measure-order.ts";
import { measureSpread } from "./measure-spread.ts";

interface FolderReport extends OrderFigures {
  folder: string;
  kind: LabelledFolder["kind"];
  blind: boolean;
  /** One line each; always empty for a blind folder. */
  misordered: string[];
}

/** What one analyser made of the labelled calls, over all its runs. */
export interface AnalyzerReport {
  analyzer: string;
  runs: number;
  folders: FolderReport[];
  allPairs: OrderFigures;
  spread: ReturnType<typeof measureSpread>;
  quotes: number;
  rejectedQuotes: number;
  usd: number;
  seconds: number;
  /** Calls that got no usable answer, by why, over all runs. */
  unjudged: Partial<Record<ModelFailure, number>>;
  stopped: string | null;
}

export interface EvaluateOptions {
  runs: number;
  maxUsd: number;
  /** Told in words of what goes on. */
  tell: (line: string) => void;
}

/**
 * Stores the calls and judges them once by signals and, where there is a model, `runs` times by it, without a cache.
 * Nothing is sent when the estimate passes `maxUsd`, and nothing more once the ledger comes near it.
 * @throws ModelError when no call can be judged; ToolError for a call that is too short or a model without a price.
 */
export async function evaluate(
  folders: readonly LabelledFolder[],
  deps: CoachingDeps,
  { runs, maxUsd, tell }: EvaluateOptions,
): Promise<AnalyzerReport[]> {
  const calls = [...new Map(folders.flatMap((folder) => folder.calls).map((call) => [call.id, call])).values()];
  for (const call of calls) await storeCall(deps.database.orm, call);
  const bySignals = await judgeCalls(calls, { ...deps, model: null }, { budget: null, onJudged: () => {} });
  const reports = [report("signals", folders, [bySignals], 0)];
  if (!deps.model) return reports;
  const model = deps.settings.coachingModel;
  const estimate = (call: (typeof calls)[number]) => estimateUsd(call, deps);
  const expectedUsd = runs * calls.reduce((sum, call) => sum + estimate(call), 0);
  tell(`${calls.length} calls, ${runs} times by ${model}: about ${dollars(expectedUsd)}, at most ${dollars(maxUsd)}.`);
  if (expectedUsd > maxUsd) {
    const stopped = `Not started: the estimate of ${dollars(expectedUsd)} is over ${dollars(maxUsd)}. Allow more with --max-usd, or take fewer --runs.`;
    return [...reports, { ...report(model, folders, [], 0), stopped }];
  }
  const before = await readLedgerUsd(deps.database);
  const budget = createBudget(deps.database, before + maxUsd, estimate);
  const done: Run[] = [];
  for (let run = 1; run <= runs && !done.at(-1)?.stopped; run += 1) {
    const onJudged = (judged: number) => {
      if (judged % 10 === 0) tell(`Run ${run} of ${runs}: ${judged} of ${calls.length} calls judged.`);
    };
    done.push(await judgeCalls(calls, deps, { budget, onJudged }));
  }
  return [...reports, report(model, folders, done, (await readLedgerUsd(deps.database)) - before)];
}

const dollars = (usd: number) => `$${usd.toFixed(2)}`;

function report(
  analyzer: string,
  folders: readonly LabelledFolder[],
  runs: readonly Run[],
  usd: number,
): AnalyzerReport {
  const compared = folders.map((folder) => ({ folder, all: runs.flatMap((run) => compareCalls(folder, run)) }));
  const unjudged: AnalyzerReport["unjudged"] = {};
  for (const run of runs)
    for (const [why, count] of Object.entries(run.unjudged) as [ModelFailure, number][])
      unjudged[why] = (unjudged[why] ?? 0) + count;
  const total = (of: (run: Run) => number) => runs.reduce((sum, run) => sum + of(run), 0);
  return {
    analyzer,
    runs: runs.length,
    folders: compared.map(({ folder: { name, kind, blind }, all }) => ({
      folder: name,
      kind,
      blind,
      ...measureOrder(all),
      misordered: blind || kind === "ranked" ? [] : all.filter(({ ordered }) => !ordered).map(explainMisorder),
    })),
    allPairs: measureOrder(compared.flatMap(({ folder, all }) => (folder.kind === "pairs" ? all : []))),
    spread: measureSpread(runs),
    quotes: total(({ quotes }) => quotes),
    rejectedQuotes: total(({ rejectedQuotes }) => rejectedQuotes),
    usd,
    seconds: total(({ seconds }) => seconds),
    unjudged,
    stopped: runs.at(-1)?.stopped ?? null,
  };
}
