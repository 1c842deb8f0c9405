import type { App } from "../app.ts";
import { countCalls } from "../coaching/calls/count-calls.ts";

export interface HealthReport extends Record<string, unknown> {
  status: "ok" | "degraded";
}

/** What `/health` says: `degraded` names the failing part, and the cause goes to the log only. */
export async function measureHealth(app: App): Promise<HealthReport> {
  const analyzer = app.coaching.model ? "model" : "signals";
  try {
    return { status: "ok", calls: await countCalls(app.database), analyzer, gong: app.coaching.archive !== null };
  } catch (error) {
    app.log.error({ err: error }, "the database does not answer");
    return { status: "degraded", failing: ["database"], analyzer };
  }
}
