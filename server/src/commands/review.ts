import { join } from "node:path";
import { type App, createApp, createLog, homeDirectory, openEngine } from "../app.ts";
import type { Command } from "../channels/cli/command.ts";
import { printable } from "../channels/cli/printable.ts";
import { createProgressBar } from "../channels/cli/progress-bar.ts";
import { readWeeklyReview } from "../coaching/reviews/read-weekly-review.ts";
import { lastWeek, weekOf } from "../coaching/reviews/week-of.ts";
import { writeReviewFiles } from "../coaching/reviews/write-review-files.ts";
import { getWeeklyReviewTool } from "../coaching/tools/get-weekly-review.ts";
import type { Config } from "../config.ts";
import { localAdmin } from "../core/caller.ts";
import { ToolError } from "../core/errors.ts";
import { followFlow } from "../workflows/follow-flow.ts";
import { queueReview } from "../workflows/queue-review.ts";
import type { ReviewProgress } from "../workflows/weekly-review.ts";
import { quietly } from "./quietly.ts";

/** `rapport review`: makes a week's reports, now, and writes them as files. Resolves with the exit code. */
export async function review(config: Config, command: Extract<Command, { name: "review" }>): Promise<number> {
  const app = await createApp(config, createLog(quietly(config)));
  try {
    const { timezone } = app.coaching.settings;
    const now = app.coaching.clock.now();
    const { week, from } = command.week === undefined ? lastWeek(now, timezone) : weekOf(command.week, timezone);
    if (from > now) throw new ToolError("invalid_input", `The week of ${week} has not begun yet.`);
    await make(app, week);
    return await show(app, week, command, command.out ?? join(homeDirectory(config), "reviews"));
  } finally {
    await app.close();
  }
}

async function make(app: App, week: string): Promise<void> {
  const stop = new AbortController();
  const onSignal = () =>
    stop.abort(new ToolError("unavailable", "Stopped. A running server or worker goes on with it."));
  process.once("SIGINT", onSignal).once("SIGTERM", onSignal);
  const bar = createProgressBar(process.stderr);
  const engine = await openEngine(app, "review");
  try {
    const { flowId } = await queueReview(app.database, { week, source: "cli" });
    const end = await followFlow(app.database, {
      itemId: `review:${week}`,
      flowId,
      onProgress: (told) => {
        const { doing, fraction } = told as ReviewProgress;
        bar.update({ fraction, message: doing });
      },
      signal: stop.signal,
    });
    if (end.state === "failed") throw new ToolError("unavailable", "The review failed unexpectedly; the log says why.");
    if (end.state === "parked") throw new ToolError("unavailable", end.reason);
  } finally {
    bar.clear();
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
    await engine.close();
  }
}

async function show(
  app: App,
  week: string,
  { json }: Extract<Command, { name: "review" }>,
  directory: string,
): Promise<number> {
  const stored = await readWeeklyReview(app.database, week);
  if (!stored) throw new ToolError("unavailable", `The review of the week of ${week} was not stored. Run it again.`);
  const files = await writeReviewFiles(directory, stored);
  if (json) {
    const door = { admit: async () => {}, record: async () => {} };
    const options = { deps: app.coaching, caller: localAdmin("cli"), door };
    const { data } = await getWeeklyReviewTool.call({ week_of: week }, options);
    process.stdout.write(`${JSON.stringify({ ...data, files }, null, 2)}\n`);
    return 0;
  }
  process.stdout.write(`${printable(stored.team.markdown.trim())}\n\n`);
  for (const file of files) process.stdout.write(`✓ ${file}\n`);
  return 0;
}
