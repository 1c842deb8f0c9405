import { type Database, openDatabase } from "../storage/database.ts";
import { endSessions } from "../storage/end-sessions.ts";
import { bindPerformTask } from "./discovery-tasks.ts";
import type { CustomersFlowDeps } from "./flow-deps.ts";
import { openTaskThread } from "./open-task-thread.ts";
import { Stopping } from "./stopping.ts";

export interface CustomersWork {
  deps: CustomersFlowDeps;
  /** Breaks off all of it, here and in Postgres, within moments. Nothing of what it was at remains. */
  breakOff: () => Promise<void>;
}

interface CustomersWorkOptions {
  /** Beside it: its own sessions are another's. */
  database: Database;
  executorId: string;
  /** Whether tasks are performed in a thread of their own; in this one otherwise. */
  inThread: boolean;
}

/** More than flows and one thread's tasks need at once. */
const maxConnections = 4;

/** What the flows over customers of one engine work with. @throws ToolError when the database cannot be used. */
export async function openCustomersWork({
  database,
  executorId,
  inThread,
}: CustomersWorkOptions): Promise<CustomersWork> {
  // By this name its sessions are found again.
  const address = { url: database.url, applicationName: `rapport tasks ${executorId}`, maxConnections };
  const own = await openDatabase(address);
  const thread = inThread ? openTaskThread(address) : null;
  const stop = new AbortController();
  return {
    deps: { database: own, performTask: thread?.performTask ?? bindPerformTask(own), stop: stop.signal },
    async breakOff() {
      stop.abort(new Stopping());
      await thread?.close();
      // Closing first: nothing begins any more, and what is under way ends with its session.
      const closed = own.close();
      await endSessions(database, address.applicationName);
      await closed;
    },
  };
}
