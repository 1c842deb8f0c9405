import { setTimeout as sleep } from "node:timers/promises";
import { limitSpent } from "../core/limit-spent.ts";
import type { Database } from "./database.ts";

export interface PaceOptions {
  /** The service as people know it: it stands in messages and names its row, which all processes share. */
  name: string;
  perSecond: number;
  /** By UTC day, on the clock of the database. */
  perDay: number;
}

export interface Pace {
  /**
   * Resolves when one request may go. Rejects with the signal's reason when it is aborted before.
   * @throws ToolError `unavailable`, reason `limit_spent`, when the day is spent or the turn is more than a minute away.
   */
  pace: (signal: AbortSignal) => Promise<void>;
  /** Lets no request of any process go for as long as the service asked, also those that have their turn already. */
  holdBack: (seconds: number) => Promise<void>;
}

const longestWaitSeconds = 60;
/** Evenly spaced, so that no second ever holds more than the limit; a tenth more, because requests travel unevenly. */
const spacingFactor = 1.1;
/** Half of that tenth. Whoever wakes later (a busy process) takes a new turn instead of crowding the next ones. */
const toleranceMs = 50;
const mostTurns = 4;

/** One statement, one row lock: each request gets a moment of its own. No row comes back when there is none to give. */
const takeTurn = `
  with held as (select max(next_at) as until from outside_limits where name = $2)
  insert into outside_limits as turn (name, next_at, day, used_today)
  select $1, greatest(clock_timestamp(), held.until) + make_interval(secs => $3),
    (clock_timestamp() at time zone 'utc')::date, $4::int from held
  on conflict (name) do update set
    next_at = greatest(turn.next_at, clock_timestamp(), (select until from held)) + make_interval(secs => $3),
    day = (clock_timestamp() at time zone 'utc')::date,
    used_today = $4::int + case when turn.day = (clock_timestamp() at time zone 'utc')::date then turn.used_today else 0 end
  where greatest(turn.next_at, (select until from held)) <= clock_timestamp() + make_interval(secs => $6)
    and ($4::int = 0 or turn.used_today < $5::int or turn.day <> (clock_timestamp() at time zone 'utc')::date)
  returning extract(epoch from next_at - clock_timestamp())::float8 - $3::float8 as "waitSeconds"`;

const whyNoTurn = `
  select extract(epoch from max(next_at) - clock_timestamp())::float8 as "waitSeconds",
    coalesce(bool_or(name = $1 and used_today >= $3::int and day = (clock_timestamp() at time zone 'utc')::date), false)
      as "daySpent",
    extract(epoch from date_trunc('day', clock_timestamp() at time zone 'utc') + interval '1 day'
      - (clock_timestamp() at time zone 'utc'))::float8 as "secondsToMidnight"
  from outside_limits where name in ($1, $2)`;

const putOff = `
  insert into outside_limits as held (name, next_at, day, used_today)
  values ($1, clock_timestamp() + make_interval(secs => $2), (clock_timestamp() at time zone 'utc')::date, 0)
  on conflict (name) do update set next_at = greatest(held.next_at, excluded.next_at)`;

const isPutOff = `select 1 from outside_limits where name = $1 and next_at > clock_timestamp()`;

/** Keeps the requests of all processes on one database within one service's limits. */
export function createPace({ pool }: Pick<Database, "pool">, { name, perSecond, perDay }: PaceOptions): Pace {
  const heldName = `${name}, held back`;
  const spacingSeconds = spacingFactor / perSecond;

  /** Resolves with how long the turn is away. `counted` is 0 for who gives a turn back for a later one. */
  async function reserve(counted: 0 | 1, signal: AbortSignal): Promise<number> {
    for (;;) {
      signal.throwIfAborted();
      const given = await pool.query<{ waitSeconds: number }>(takeTurn, [
        name,
        heldName,
        spacingSeconds,
        counted,
        perDay,
        longestWaitSeconds,
      ]);
      const turn = given.rows[0];
      if (turn && turn.waitSeconds <= longestWaitSeconds) return turn.waitSeconds * 1000;
      const { rows } = await pool.query<{ waitSeconds: number; daySpent: boolean; secondsToMidnight: number }>(
        whyNoTurn,
        [name, heldName, perDay],
      );
      const why = rows[0];
      if (why?.daySpent && counted === 1) throw limitSpent(name, why.secondsToMidnight);
      if (why && why.waitSeconds > longestWaitSeconds) throw limitSpent(name, why.waitSeconds);
      // The way became free between the two statements.
    }
  }

  async function comesInTime(waitMs: number, signal: AbortSignal): Promise<boolean> {
    if (waitMs <= 0) return true;
    const dueMs = performance.now() + waitMs;
    await sleep(waitMs, undefined, { signal });
    const { rowCount } = await pool.query(isPutOff, [heldName]);
    return rowCount === 0 && performance.now() - dueMs <= toleranceMs;
  }

  return {
    async pace(signal) {
      try {
        let inTime = await comesInTime(await reserve(1, signal), signal);
        for (let turns = 2; !inTime && turns <= mostTurns; turns += 1) {
          inTime = await comesInTime(await reserve(0, signal), signal);
        }
      } catch (error) {
        signal.throwIfAborted();
        throw error;
      }
    },
    async holdBack(seconds) {
      await pool.query(putOff, [heldName, seconds]);
    },
  };
}
