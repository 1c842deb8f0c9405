import { ModelError } from "../../core/llm.ts";
import type { Database } from "../../storage/database.ts";
import type { Dimension } from "../calls/call.ts";
import type { CoachingDeps } from "../deps.ts";
import { createDeferred } from "./deferred.ts";
import { readCached, writeCached, type CachedRow } from "./dimension-cache.ts";
import type { DimensionJudgement } from "./judgement.ts";
import { holdKeys } from "./key-locks.ts";

export interface Keyed {
  dimension: Dimension;
  key: string;
}

export interface JudgedOnce {
  judgement: DimensionJudgement;
  /** True when nothing was spent on it by this analysis. */
  cached: boolean;
}

export interface OnceJob {
  wanted: readonly Keyed[];
  deps: Pick<CoachingDeps, "database" | "clock" | "settings">;
  /** `off` shares nothing with anybody; `refresh` judges anew and keeps the result. */
  cache: "use" | "refresh" | "off";
  /** Judging costs money: other processes wait for the result too. */
  paid: boolean;
  /** One promise a dimension, in order; all are handled here. */
  judge: (wanted: readonly { dimension: Dimension; signal: AbortSignal }[]) => Promise<DimensionJudgement>[];
  toRow: (wanted: Keyed, judgement: DimensionJudgement) => CachedRow;
  /** Told of each dimension as soon as it is judged and kept. */
  onJudged?: ((dimension: Dimension) => void) | undefined;
  signal: AbortSignal;
}

interface Flight {
  result: Promise<JudgedOnce>;
  waiting: number;
  cancel: AbortController;
}

const flights = new WeakMap<Database, Map<string, Flight>>();

/**
 * Judges each dimension at most once, however many ask for it at the same time in any number of processes:
 * from the cache, from somebody who is at it already, or now. Resolves when all are judged; a dimension that
 * is finished stays in the cache even when another fails. @throws the first failure, after all have settled.
 */
export async function judgeOnce(job: OnceJob): Promise<Map<Dimension, JudgedOnce>> {
  if (job.cache === "off") return judgeAlone(job);
  const { wanted, deps, signal } = job;
  const known = job.cache === "use" ? await lookUp(wanted, deps) : new Map<Dimension, DimensionJudgement>();
  for (const dimension of known.keys()) job.onJudged?.(dimension);
  const missing = wanted.filter(({ dimension }) => !known.has(dimension));
  const inAir = flights.get(deps.database) ?? new Map<string, Flight>();
  flights.set(deps.database, inAir);
  if (job.cache === "refresh") await landed(missing, inAir);
  const mine = missing.filter(({ key }) => !inAir.has(key) || inAir.get(key)?.cancel.signal.aborted);
  if (mine.length > 0) takeOff(mine, inAir, job);
  const flying = missing.map((asked) => ({ asked, own: mine.includes(asked), flight: inAir.get(asked.key) }));
  const settled = await Promise.allSettled(
    flying.map(async ({ asked, flight }) => {
      const judged = await waitFor(flight, signal);
      job.onJudged?.(asked.dimension);
      return judged;
    }),
  );
  const results = new Map([...known].map(([dimension, judgement]) => [dimension, { judgement, cached: true }]));
  const again: Keyed[] = [];
  for (const [at, result] of settled.entries()) {
    const one = flying[at];
    if (!one) continue;
    if (result.status === "fulfilled") {
      results.set(one.asked.dimension, one.own ? result.value : { ...result.value, cached: true });
    } else if (!one.own && !signal.aborted && isCancelled(result.reason)) again.push(one.asked);
    else throw firstFailure(settled);
  }
  // Who had begun them has gone; the work is still wanted here.
  if (again.length > 0)
    for (const [dimension, one] of await judgeOnce({ ...job, wanted: again })) results.set(dimension, one);
  return results;
}

async function judgeAlone({ wanted, judge, signal }: OnceJob): Promise<Map<Dimension, JudgedOnce>> {
  const settled = await Promise.allSettled(judge(wanted.map(({ dimension }) => ({ dimension, signal }))));
  return new Map(
    settled.map((result, at) => {
      const one = wanted[at];
      if (result.status === "rejected" || !one) throw firstFailure(settled);
      return [one.dimension, { judgement: result.value, cached: false }];
    }),
  );
}

async function lookUp(wanted: readonly Keyed[], { database, clock }: OnceJob["deps"]) {
  const rows = await readCached(
    database,
    wanted.map(({ key }) => key),
    clock.now(),
  );
  return new Map(
    wanted.flatMap(({ dimension, key }) =>
      rows.has(key) ? [[dimension, rows.get(key) as DimensionJudgement] as const] : [],
    ),
  );
}

/** A refresh does not join what was begun before it was asked for. */
async function landed(wanted: readonly Keyed[], inAir: ReadonlyMap<string, Flight>): Promise<void> {
  const before = () => wanted.flatMap(({ key }) => inAir.get(key)?.result ?? []);
  while (before().length > 0) await Promise.allSettled(before());
}

/** Registers a flight for each before anything is awaited, so that nobody else begins the same. */
function takeOff(mine: readonly Keyed[], inAir: Map<string, Flight>, job: OnceJob): void {
  const cancels = mine.map(() => new AbortController());
  const signals = cancels.map(({ signal }) => signal);
  const running = fly(mine, signals, job);
  for (const [at, { key }] of mine.entries()) {
    const cancel = cancels[at] ?? new AbortController();
    const result = running.then((each) => each[at] ?? Promise.reject(new Error("A dimension was not judged.")));
    const flight: Flight = { result, waiting: 0, cancel };
    inAir.set(key, flight);
    const land = () => void (inAir.get(key) === flight && inAir.delete(key));
    result.then(land, land);
  }
}

/** One promise a key, in order. The keys are let go once what was judged can be read, and not before. */
async function fly(
  mine: readonly Keyed[],
  signals: readonly AbortSignal[],
  job: OnceJob,
): Promise<Promise<JudgedOnce>[]> {
  const { deps, paid } = job;
  const keys = mine.map(({ key }) => key);
  const release = paid ? await holdOrCancel(deps.database, keys, AbortSignal.any([...signals])) : async () => {};
  try {
    const results = await judgeHeld(mine, signals, job);
    void Promise.allSettled(results).then(release);
    return results;
  } catch (error) {
    await release();
    throw error;
  }
}

/** Who waits for a key and goes away takes the group along; those who still want one of it begin again. */
async function holdOrCancel(database: Database, keys: readonly string[], signal: AbortSignal) {
  try {
    return await holdKeys(database, keys, signal);
  } catch (cause) {
    if (signal.aborted) throw new ModelError("cancelled", "The analysis was cancelled.", { cause });
    throw cause;
  }
}

async function judgeHeld(
  mine: readonly Keyed[],
  signals: readonly AbortSignal[],
  { deps, paid, cache, judge, toRow, signal }: OnceJob,
): Promise<Promise<JudgedOnce>[]> {
  // Another process may have finished while this one waited for the key.
  const known = paid && cache === "use" ? await lookUp(mine, deps) : new Map<Dimension, DimensionJudgement>();
  const missing = mine.flatMap((one, at) =>
    known.has(one.dimension) ? [] : [{ ...one, signal: signals[at] ?? signal }],
  );
  const { database, clock, settings } = deps;
  const judging = (missing.length > 0 ? judge(missing) : []).map(async (running, at) => {
    const judgement = await running;
    const one = missing[at];
    if (one) await writeCached(database, toRow(one, judgement), { now: clock.now(), ttlDays: settings.cacheTtlDays });
    return { judgement, cached: false };
  });
  return mine.map(({ dimension }) => {
    const judgement = known.get(dimension);
    if (judgement) return Promise.resolve({ judgement, cached: true });
    return judging.shift() ?? Promise.reject(new Error(`${dimension} was not judged.`));
  });
}

/** Leaves when `signal` aborts. The last to leave cancels the flight, and waits until it is over and billed. */
async function waitFor(flight: Flight | undefined, signal: AbortSignal): Promise<JudgedOnce> {
  if (!flight) throw new Error("A dimension was lost between being asked for and being judged.");
  flight.waiting += 1;
  const gone = createDeferred<"gone">();
  const leave = () => gone.resolve("gone");
  signal.addEventListener("abort", leave, { once: true });
  if (signal.aborted) leave();
  try {
    const first = await Promise.race([flight.result, gone.promise]);
    if (first !== "gone") return first;
    if (flight.waiting === 1) {
      flight.cancel.abort(signal.reason);
      await flight.result.catch(() => {});
    }
    throw new ModelError("cancelled", "The analysis was cancelled.");
  } finally {
    flight.waiting -= 1;
    signal.removeEventListener("abort", leave);
  }
}

const isCancelled = (error: unknown) => error instanceof ModelError && error.failure === "cancelled";

/** A defect before a failing model, so that it is not taken for one. */
function firstFailure(settled: readonly PromiseSettledResult<unknown>[]): unknown {
  const reasons = settled.flatMap((result) => (result.status === "rejected" ? [result.reason as unknown] : []));
  return reasons.find((reason) => !(reason instanceof ModelError)) ?? reasons[0];
}
