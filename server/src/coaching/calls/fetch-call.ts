import type { Clock } from "../../core/clock.ts";
import { ToolError } from "../../core/errors.ts";
import type { Database } from "../../storage/database.ts";
import type { CallArchive } from "./call-archive.ts";
import type { Call } from "./call.ts";
import { parseGongCalls } from "./parse-gong-calls.ts";
import { storeCall } from "./store-call.ts";

export interface FetchCallDeps {
  database: Pick<Database, "orm">;
  /** Null when no archive is connected. */
  archive: CallArchive | null;
  clock: Clock;
}

interface Flight {
  result: Promise<Call>;
  waiting: number;
  cancel: AbortController;
}

const gongId = /^\d{1,20}$/;

const flights = new WeakMap<CallArchive, Map<string, Flight>>();

/**
 * Gets a call that is not stored from the archive, stores it and resolves with it. Everybody who asks for one
 * id at the same time shares one fetch, which stops when the last of them has gone.
 * @throws ToolError `not_found` naming the id and whether Gong was asked; `invalid_input` when the call is
 *   there and cannot be used; whatever the archive throws.
 */
export async function fetchCall(id: string, deps: FetchCallDeps, signal: AbortSignal): Promise<Call> {
  signal.throwIfAborted();
  const { archive } = deps;
  if (!archive) {
    throw new ToolError(
      "not_found",
      `Call ${id} is not stored here, and Gong was not asked: Gong is not connected (set GONG_API_KEY and GONG_API_SECRET). Import the call with \`npx rapport import calls FILE\`.`,
    );
  }
  if (!gongId.test(id)) {
    throw new ToolError(
      "not_found",
      `Call ${id} is not stored here, and Gong was not asked: its ids are 1 to 20 digits. Check the id, or import the call with \`npx rapport import calls FILE\`.`,
    );
  }
  const inAir = flights.get(archive) ?? new Map<string, Flight>();
  flights.set(archive, inAir);
  let flight = inAir.get(id);
  if (!flight || flight.cancel.signal.aborted) {
    const cancel = new AbortController();
    flight = { result: fetchAndStore(id, { ...deps, archive }, cancel.signal), waiting: 0, cancel };
    const own = flight;
    inAir.set(id, own);
    const land = () => void (inAir.get(id) === own && inAir.delete(id));
    flight.result.then(land, land);
  }
  return waitFor(flight, signal);
}

async function waitFor(flight: Flight, signal: AbortSignal): Promise<Call> {
  flight.waiting += 1;
  const arrived = new AbortController();
  const left = new Promise<never>((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true, signal: arrived.signal });
  });
  try {
    return await Promise.race([flight.result, left]);
  } finally {
    arrived.abort();
    flight.waiting -= 1;
    if (flight.waiting === 0 && signal.aborted) flight.cancel.abort(signal.reason);
  }
}

async function fetchAndStore(
  id: string,
  deps: FetchCallDeps & { archive: CallArchive },
  signal: AbortSignal,
): Promise<Call> {
  const call = await readArchivedCall(id, deps, signal);
  await storeCall(deps.database.orm, call);
  return call;
}

/**
 * Gets a call from the archive without storing it. @throws as fetchCall does.
 */
export async function readArchivedCall(
  id: string,
  { archive, clock }: Pick<FetchCallDeps, "clock"> & { archive: CallArchive },
  signal: AbortSignal,
): Promise<Call> {
  const pair = await archive.fetchCall(id, { signal });
  if (!pair) throw new ToolError("not_found", `Call ${id} is not stored here, and Gong does not know it either.`);
  const { calls, refused } = parseGongCalls(pair, { source: "gong", importedAt: clock.now() });
  const call = calls.find((candidate) => candidate.id === id);
  if (!call) {
    const reason = refused[0]?.reason ?? "is another call";
    throw new ToolError("invalid_input", `Gong's call ${id} cannot be used: it ${reason}.`);
  }
  return call;
}
