import { z } from "zod";
import { defineTool } from "../../core/tool.ts";
import { asShare } from "../analytics/as-number.ts";
import type { CustomersDeps } from "../deps.ts";
import { readSegmentTrend } from "../trends/read-segment-trend.ts";
import { saySegmentTrend } from "./say-segment-trend.ts";

const Output = z.object({
  axis_name: z.string(),
  segment_name: z.string(),
  unit: z.enum(["month", "day"]),
  history: z.array(z.object({ as_of: z.string(), members: z.int(), share: z.number() })),
  growth_per_month: z.number().nullable(),
  direction: z.enum(["rising", "falling", "steady"]).nullable(),
  notice: z.string().nullable(),
});
export type SegmentTrendOutput = z.output<typeof Output>;

export const calculateSegmentTrendsTool = defineTool<CustomersDeps>()({
  name: "calculate_segment_trends",
  summary: "How one segment of an axis grew or shrank: members and share at the end of each month, growth a month.",
  scope: "customers:read",
  effect: "read",
  input: z.object({
    axis_name: z.string().trim().min(1).max(100).describe("Such as purchase_frequency."),
    segment_name: z.string().trim().min(1).max(100).describe("A segment of that axis."),
    periods: z.int().min(2).max(120).default(12).describe("Months back."),
  }),
  output: Output,
  async run({ axis_name: axis, segment_name: segment, periods }, { deps: { database } }) {
    const { unit, history, growth, notice } = await readSegmentTrend(database, { axis, segment, periods });
    return {
      axis_name: axis,
      segment_name: segment,
      unit,
      history: history.map(({ asOf, members, share }) => ({ as_of: asOf, members, share: asShare(share) })),
      growth_per_month: growth && asShare(growth.growthPerMonth),
      direction: growth && growth.direction,
      notice,
    };
  },
  say: saySegmentTrend,
});
