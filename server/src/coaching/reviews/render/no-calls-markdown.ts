import type { WeeklyReview } from "../review.ts";
import { escapeMarkdown } from "./escape-markdown.ts";
import { sayWeek } from "./say-time.ts";

/** The report of somebody who had no calls that week. */
export function renderNoCalls(who: string, { week, timezone }: Pick<WeeklyReview, "week" | "timezone">): string {
  return `# ${escapeMarkdown(who)}: your calls of the week\n\n${sayWeek(week)} · no calls · times in ${timezone}\n\nNo calls were recorded under this address in this week, so there is nothing to score.\n`;
}
