import { DBOS } from "@dbos-inc/dbos-sdk";
import { lastWeek } from "../coaching/reviews/week-of.ts";
import type { FlowDeps } from "./flow-deps.ts";
import { patiently } from "./patiently.ts";
import { queueReview } from "./queue-review.ts";
import { queueSync } from "./queue-sync.ts";

type Scheduled = (scheduledAt: Date) => Promise<void>;

/** What begins by the clock. Each only asks for the work, so a clock that fires twice does nothing twice. */
export interface ScheduledFlows {
  review: Scheduled;
  sync: Scheduled;
  snapshot: Scheduled;
  purge: Scheduled;
}

export function bindSchedules(
  { coaching, settings }: Pick<FlowDeps, "coaching" | "settings">,
  { purge, snapshot }: { purge: () => Promise<void>; snapshot: () => Promise<void> },
): ScheduledFlows {
  const { database, archive } = coaching;
  const { timezone } = coaching.settings;
  return {
    async review(scheduledAt) {
      const { week } = lastWeek(scheduledAt, timezone);
      await DBOS.runStep(() => queueReview(database, { week, source: "schedule" }), { name: "ask", ...patiently });
    },
    async sync(scheduledAt) {
      if (!archive) return;
      const from = new Date(scheduledAt.getTime() - settings.syncLookbackHours * 3_600_000);
      await DBOS.runStep(() => queueSync(database, { from, to: scheduledAt, source: "schedule" }), {
        name: "ask",
        ...patiently,
      });
    },
    snapshot: () => snapshot(),
    purge: () => purge(),
  };
}

/** Makes the clock as it is written here: Mondays at 06:00, every hour, every night at 02:30 and 03:30, in the reviews' time zone. */
export async function applySchedules(flows: ScheduledFlows, timezone: string): Promise<void> {
  const inZone = { cronTimezone: timezone, queueName: "upkeep" };
  await DBOS.applySchedules([
    // A Monday on which nothing ran is made up for.
    {
      scheduleName: "weekly-review",
      workflowFn: flows.review,
      schedule: "0 6 * * 1",
      automaticBackfill: true,
      ...inZone,
    },
    { scheduleName: "hourly-sync", workflowFn: flows.sync, schedule: "7 * * * *", ...inZone },
    // In the queue of discoveries: what one of them is about to replace is not refreshed at the same time.
    {
      scheduleName: "nightly-snapshot",
      workflowFn: flows.snapshot,
      schedule: "30 2 * * *",
      ...inZone,
      queueName: "discoveries",
    },
    { scheduleName: "nightly-purge", workflowFn: flows.purge, schedule: "30 3 * * *", ...inZone },
  ]);
}
