import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { Log } from "../../src/core/log.ts";
import { ToolError } from "../../src/core/errors.ts";
import { type AuditEntry, bindTool, type BoundTool, defineTool, type Door } from "../../src/core/tool.ts";

export const openDoor: Door = { admit: async () => {}, record: async () => {} };

/** Answers with what it was given, through every kind of field that a flag can carry. */
const echo = defineTool<object>()({
  name: "echo_words",
  summary: "Answers with its words, as often as asked.",
  scope: "coaching:read",
  effect: "read",
  input: z.object({
    words: z.string().min(1).describe("What to say."),
    times: z.int().min(1).max(5).default(1).describe("How often."),
    loud: z.boolean().default(false).describe("In capitals."),
    moods: z
      .array(z.enum(["glad", "calm", "cross"]))
      .optional()
      .describe("How it feels."),
    ratio: z.number().nullable().optional().describe("Any number."),
    date_range: z
      .object({ start: z.string().optional(), end: z.string().optional() })
      .optional()
      .describe("From when to when."),
  }),
  output: z.object({ said: z.array(z.string()), given: z.record(z.string(), z.unknown()) }),
  run: async (input) => ({
    said: Array.from({ length: input.times }, () => (input.loud ? input.words.toUpperCase() : input.words)),
    given: input,
  }),
  say: ({ said }) => said.join(" "),
});

/** Reports progress in steps until it is done or cancelled; `log` learns of both. */
const slow = (log: string[]) =>
  defineTool<object>()({
    name: "count_slowly",
    summary: "Counts in steps of a few milliseconds and reports each.",
    scope: "coaching:read",
    effect: "read",
    input: z.object({
      steps: z.int().min(1).max(1000).describe("How many steps."),
      step_ms: z.int().min(1).max(1000).default(5).describe("How long one takes."),
    }),
    output: z.object({ counted: z.int() }),
    run: async ({ steps, step_ms }, { progress, signal }) => {
      signal.addEventListener("abort", () => log.push("cancelled"));
      log.push("started");
      for (let step = 1; step <= steps; step += 1) {
        await sleep(step_ms, undefined, { signal });
        progress({ fraction: step / steps, message: `step ${step} of ${steps}` });
      }
      log.push("done");
      return { counted: steps };
    },
    say: ({ counted }) => `Counted to ${counted}.`,
  });

/** Fails in the way that is asked for. */
const fail = defineTool<object>()({
  name: "fail_somehow",
  summary: "Fails with the given code, or as a defect.",
  scope: "customers:write",
  effect: "destructive",
  input: z.object({
    how: z
      .enum([
        "unauthenticated",
        "forbidden",
        "invalid_input",
        "not_found",
        "conflict",
        "rate_limited",
        "unavailable",
        "defect",
        "bad_output",
      ])
      .describe("The kind of failure."),
  }),
  output: z.object({ never: z.string() }),
  run: async ({ how }) => {
    if (how === "defect") throw new Error("password=hunter2 leaked");
    if (how === "bad_output") return { never: 42 } as unknown as { never: string };
    throw new ToolError(how, `It failed with ${how}.`, {
      cause: new Error("the inner cause"),
      ...(how === "rate_limited" && { retryAfterSeconds: 6.2 }),
    });
  },
  say: () => "",
});

export interface TestTools {
  tools: BoundTool[];
  /** What the slow tool went through. */
  events: string[];
  audit: AuditEntry[];
}

export function createTestTools(): TestTools {
  const events: string[] = [];
  const audit: AuditEntry[] = [];
  const door: Door = { admit: async () => {}, record: async (entry) => void audit.push(entry) };
  return {
    tools: [bindTool(echo, {}, door), bindTool(slow(events), {}, door), bindTool(fail, {}, door)],
    events,
    audit,
  };
}

export interface LogLine {
  level: string;
  fields: Record<string, unknown>;
  message: string;
}

/** A log that keeps its lines. */
export function createTestLog(): Log & { lines: LogLine[] } {
  const lines: LogLine[] = [];
  const write = (level: string) => (fields: Record<string, unknown>, message: string) => {
    lines.push({ level, fields, message });
  };
  return { lines, debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") };
}
