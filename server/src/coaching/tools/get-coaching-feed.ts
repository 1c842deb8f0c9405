import { z } from "zod";
import { decodeCursor, encodeCursor } from "../../core/cursor.ts";
import { defineTool } from "../../core/tool.ts";
import { ToolError } from "../../core/errors.ts";
import type { CoachingDeps } from "../deps.ts";
import { type FeedEntry, type FeedPosition, readFeed } from "../insights/read-feed.ts";
import { wordFeedDetail } from "../insights/word-feed-detail.ts";
import { findRep } from "../reps/find-rep.ts";
import { CallBrief, callBriefColumns, type CallBriefRow, presentCallBrief } from "./call-brief.ts";
import { RepEmail } from "./rep-email.ts";

const Output = z.object({
  items: z.array(
    z.object({
      kind: z.string(),
      at: z.iso.datetime(),
      call: CallBrief.optional(),
      rep: z.object({ email: z.string(), name: z.string().nullable() }).optional(),
      headline: z.string(),
      detail: z.string(),
    }),
  ),
  next_cursor: z.string().nullable(),
  total: z.int().min(0),
});

export const getCoachingFeedTool = defineTool<CoachingDeps>()({
  name: "get_coaching_feed",
  summary:
    "What happened in coaching, newest first: analyzed calls with their scores, disagreements with a manager's score, weekly reviews, work that waits for somebody.",
  scope: "coaching:read",
  effect: "read",
  input: z.object({
    limit: z.int().min(1).max(200).default(20).describe("Entries a page."),
    cursor: z.string().optional().describe("next_cursor of the page before."),
    rep_email: RepEmail.optional().describe("Only what concerns this rep; any of their addresses."),
  }),
  output: Output,
  async run({ limit, cursor, rep_email: repEmail }, { deps: { database, settings } }) {
    const query = { tool: "get_coaching_feed", repEmail };
    const after = cursor === undefined ? undefined : positionOf(decodeCursor(cursor, query));
    const emails = repEmail === undefined ? undefined : (await findRep(database, repEmail)).emails;
    const callColumns = callBriefColumns("c");
    const { entries, total, more } = await readFeed<CallBriefRow>(database, { emails, after, limit, callColumns });
    const last = entries.at(-1)?.position;
    return {
      items: entries.map((entry) => presentEntry(entry, settings.timezone)),
      next_cursor: more && last ? encodeCursor(query, [last.at, last.id]) : null,
      total,
    };
  },
  say: sayFeed,
});

function presentEntry({ kind, at, call, rep, headline, detail }: FeedEntry<CallBriefRow>, timezone: string) {
  return {
    kind,
    at: at.toISOString(),
    ...(call && { call: presentCallBrief(call, timezone) }),
    ...(rep && { rep }),
    headline,
    detail: wordFeedDetail(detail),
  };
}

const Position = z.tuple([z.iso.datetime({ precision: 6 }), z.guid()]);

function positionOf(values: unknown): FeedPosition {
  const position = Position.safeParse(values);
  if (!position.success) {
    throw new ToolError("invalid_input", "cursor is not a cursor. Pass next_cursor as it was given, or leave it out.", {
      issues: [{ path: "cursor", message: "is not a cursor" }],
    });
  }
  const [at, id] = position.data;
  return { at, id };
}

function sayFeed({ items, next_cursor: next, total }: z.output<typeof Output>): string {
  if (items.length === 0) return "Nothing yet: the feed fills as calls are analyzed.";
  const lines = items.map(
    ({ at, headline, detail }) =>
      `${at.slice(0, 16).replace("T", " ")} UTC  ${headline}${detail ? `\n  ${detail}` : ""}`,
  );
  return [...lines, next ? `${items.length} of ${total} shown; the next page: cursor ${next}` : ""]
    .filter(Boolean)
    .join("\n");
}
