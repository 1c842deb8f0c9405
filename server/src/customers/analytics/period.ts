import { z } from "zod";
import { type FieldIssue, ToolError } from "../../core/errors.ts";

/** Days of the shop, `YYYY-MM-DD`. */
export interface Period {
  /** Null: since the first order. */
  start: string | null;
  /** The first day that no longer belongs to it. Null: up to and with the last order. */
  end: string | null;
}

const isoDay = z.iso.date();

/** True for a day of the years 1 to 9999, which are those that Postgres and every calendar agree on. */
const isDay = (text: string) => isoDay.safeParse(text).success && !text.startsWith("0000");

/**
 * A period of days: from `start` up to, not with, `end`, so that {2011-01-01, 2012-01-01} is the year 2011.
 * @throws ToolError `invalid_input` for what is no day, and for a period without a day.
 */
export function readPeriod(period: { start?: string | undefined; end?: string | undefined } | undefined): Period {
  const { start, end } = period ?? {};
  const issues: FieldIssue[] = Object.entries({ start, end }).flatMap(([name, text]) =>
    text === undefined || isDay(text)
      ? []
      : [{ path: `period.${name}`, message: `"${text.slice(0, 40)}" is no day. Write it as 2026-11-16` }],
  );
  if (issues.length === 0 && start !== undefined && end !== undefined && start >= end) {
    issues.push({
      path: "period.end",
      message: `${end} is not after the start, ${start}. A period ends before its end: 2026-01-01 to 2026-02-01 is January`,
    });
  }
  if (issues.length > 0) throw refusal(issues);
  return { start: start ?? null, end: end ?? null };
}

/**
 * One day.
 * @throws ToolError `invalid_input` for what is none.
 */
export function readDay(path: string, text: string): string {
  if (isDay(text)) return text;
  throw refusal([{ path, message: `"${text.slice(0, 40)}" is no day. Write it as 2026-11-16` }]);
}

function refusal(issues: FieldIssue[]): ToolError {
  return new ToolError("invalid_input", `${issues.map(({ path, message }) => `${path}: ${message}`).join("; ")}.`, {
    issues,
  });
}
