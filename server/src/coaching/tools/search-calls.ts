import { z } from "zod";
import { defineTool } from "../../core/tool.ts";
import { callTypes, dimensions, products } from "../calls/call.ts";
import type { CoachingDeps } from "../deps.ts";
import { searchCalls } from "../search/search-calls.ts";
import { objectionTypes } from "../signals/signals.ts";
import { CallBrief, CallScores, presentCallBrief, presentCallScores } from "./call-brief.ts";
import { RepEmail } from "./rep-email.ts";
import { saySearch } from "./say-search.ts";

const Score = z.number().min(0).max(100);

export const SearchCallsOutput = z.object({
  items: z.array(
    z.object({
      call: CallBrief,
      scores: CallScores,
      snippets: z.array(
        z.object({
          quote: z.string(),
          highlighted: z.string(),
          speaker: z.string(),
          start_seconds: z.number(),
          end_seconds: z.number(),
        }),
      ),
    }),
  ),
  next_cursor: z.string().nullable(),
  total: z.int().min(0),
});
export type SearchCallsOutput = z.output<typeof SearchCallsOutput>;

export const searchCallsTool = defineTool<CoachingDeps>()({
  name: "search_calls",
  summary:
    "Find calls by what was said (with timed quotes), rep, product, type, dates, scores, objections and topics, all combined; newest first.",
  scope: "coaching:read",
  effect: "read",
  input: z.object({
    text: z.string().max(500).optional().describe('Words said in the call or its title; "a phrase", or, -not.'),
    rep_email: RepEmail.optional().describe("Any address of the rep."),
    product: z.enum(products).optional().describe("Calls about it."),
    call_type: z.enum(callTypes).optional().describe("Calls of this type."),
    date_range: z
      .strictObject({
        start: z.string().optional().describe("First day or moment."),
        end: z.string().optional().describe("Last day or moment."),
      })
      .optional()
      .describe("Dates or date-times; both are included, either may be left out."),
    min_score: Score.optional().describe("At least."),
    max_score: Score.optional().describe("At most."),
    dimension: z.enum(dimensions).optional().describe("What min_score and max_score are of. Default: overall."),
    has_objection_type: z.enum(objectionTypes).optional().describe("Calls in which it came up."),
    topics: z.array(z.string().trim().min(1).max(100)).max(20).optional().describe("Calls with all of these."),
    limit: z.int().min(1).max(200).default(20).describe("Calls a page."),
    cursor: z.string().optional().describe("next_cursor of the page before."),
  }),
  output: SearchCallsOutput,
  async run({ limit, cursor, ...input }, { deps }) {
    const { items, nextCursor, total } = await searchCalls(
      {
        text: input.text,
        repEmail: input.rep_email,
        product: input.product,
        callType: input.call_type,
        dateRange: input.date_range,
        minScore: input.min_score,
        maxScore: input.max_score,
        dimension: input.dimension,
        hasObjectionType: input.has_objection_type,
        topics: input.topics,
      },
      { limit, cursor },
      deps,
    );
    return {
      items: items.map(({ call, snippets }) => ({
        call: presentCallBrief(call, deps.settings.timezone),
        scores: presentCallScores(call),
        snippets: snippets.map(({ quote, highlighted, speaker, startSeconds, endSeconds }) => ({
          quote,
          highlighted,
          speaker,
          start_seconds: startSeconds,
          end_seconds: endSeconds,
        })),
      })),
      next_cursor: nextCursor,
      total,
    };
  },
  say: saySearch,
});
