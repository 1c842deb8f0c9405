import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import type { Database } from "../../storage/database.ts";
import { isConnectionFailure } from "../../storage/is-connection-failure.ts";
import { whenDatabaseAnswers } from "../../storage/when-database-answers.ts";
import { createDeferred } from "./deferred.ts";

/** How often another process's lock is tried again. */
const retryMs = 200;

interface Session {
  client: Promise<pg.PoolClient>;
  holders: number;
  /** Set when the connection, and with it every lock, was lost. */
  lost: Error | null;
  onError: (error: Error) => void;
  /** Settles when the last query asked for is over. */
  busy: Promise<void>;
}

const sessions = new WeakMap<Database, Session>();

/**
 * Holds these keys against every other process on the same Postgres until the returned function is called.
 * All holders of one process share one connection, so any number of analyses costs the pool one; within the
 * process the caller sees to it that no key is held twice. Keys are taken in order, so nobody deadlocks.
 * A connection that is lost while keys are being taken is replaced and they are taken again; lost later, the work
 * goes on without them, because stopping it would waste what it has paid: another process may then do the same.
 */
export async function holdKeys(
  database: Database,
  keys: readonly string[],
  signal: AbortSignal,
): Promise<() => Promise<void>> {
  return await whenDatabaseAnswers(() => takeKeys(database, keys, signal), { signal });
}

async function takeKeys(
  database: Database,
  keys: readonly string[],
  signal: AbortSignal,
): Promise<() => Promise<void>> {
  const session = enter(database);
  const held: string[] = [];
  let released: Promise<void> | null = null;
  const letGo = async () => {
    for (const key of held.splice(0)) await unlock(session, key);
    await leave(database, session);
  };
  // Twice is once: another holder's connection is not given back under it.
  const release = () => (released ??= letGo());
  try {
    for (const key of keys.toSorted()) {
      while (!(await tryLock(session, key))) await sleep(retryMs, undefined, { signal });
      held.push(key);
    }
    return release;
  } catch (error) {
    // Whoever enters after a connection failed gets a new one, also before the pool has told of its end.
    if (isConnectionFailure(error)) session.lost ??= error instanceof Error ? error : new Error(String(error));
    await release();
    throw error;
  }
}

function enter(database: Database): Session {
  let session = sessions.get(database);
  if (!session || session.lost) {
    const onError = (error: Error) => {
      opened.lost = error;
    };
    const opened: Session = {
      client: database.pool.connect(),
      holders: 0,
      lost: null,
      onError,
      busy: Promise.resolve(),
    };
    opened.client.then(
      (client) => client.on("error", onError),
      (error: unknown) => {
        opened.lost = error instanceof Error ? error : new Error(String(error));
      },
    );
    sessions.set(database, opened);
    session = opened;
  }
  session.holders += 1;
  return session;
}

async function leave(database: Database, session: Session): Promise<void> {
  session.holders -= 1;
  if (session.holders > 0) return;
  if (sessions.get(database) === session) sessions.delete(database);
  const client = await session.client.catch(() => null);
  client?.off("error", session.onError).release(session.lost ?? undefined);
}

async function tryLock(session: Session, key: string): Promise<boolean> {
  const rows = await query(session, "select pg_try_advisory_lock(hashtextextended($1, 0)) as done", key);
  return rows[0]?.done === true;
}

async function unlock(session: Session, key: string): Promise<void> {
  if (session.lost) return;
  try {
    await query(session, "select pg_advisory_unlock(hashtextextended($1, 0)) as done", key);
  } catch (error) {
    // The connection is gone or will be closed: Postgres drops its locks with it.
    session.lost ??= error instanceof Error ? error : new Error(String(error));
  }
}

/** One query after another: a connection takes no second one while it works. */
async function query(session: Session, statement: string, key: string): Promise<{ done: boolean }[]> {
  const before = session.busy;
  const mine = createDeferred();
  session.busy = mine.promise;
  await before;
  try {
    const client = await session.client;
    return (await client.query<{ done: boolean }>(statement, [`analysis:${key}`])).rows;
  } finally {
    mine.resolve();
  }
}
