import { DateTime } from "luxon";
import { type FieldIssue, ToolError } from "../../core/errors.ts";

export interface Moments {
  /** Null: since ever. */
  from: Date | null;
  /** Exclusive. Null: without end. */
  before: Date | null;
}

const plainDate = /^\d{4}-\d{2}-\d{2}$/;
const firstMs = Date.parse("0001-01-01T00:00:00.000Z");
const lastMs = Date.parse("9999-12-31T23:59:59.999Z");
const dateTime = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}([.,]\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * A plain date is a whole day of `timezone`, a date-time without an offset is a time there. Both ends belong to the range.
 * @throws ToolError `invalid_input` for what is no date, and for a range that ends before it begins.
 */
export function resolveDateRange(
  range: { start?: string | undefined; end?: string | undefined },
  timezone: string,
): Moments {
  const start = range.start === undefined ? null : read("start", range.start, timezone);
  const end = range.end === undefined ? null : read("end", range.end, timezone);
  const from = start?.from ?? null;
  const before = end?.before ?? null;
  if (from && before && from >= before) {
    throw refusal([
      { path: "date_range.start", message: `${range.start} is after the end, ${range.end}` },
      { path: "date_range.end", message: `${range.end} is before the start, ${range.start}` },
    ]);
  }
  return { from: from && withinYears(from), before: before && withinYears(before) };
}

/** Where a time zone carries a date over an end of the years 1 to 9999, that end: Postgres reads no year beyond. */
function withinYears(date: Date): Date {
  return new Date(Math.min(Math.max(date.getTime(), firstMs), lastMs));
}

function read(end: "start" | "end", text: string, timezone: string): { from: Date; before: Date } {
  const trimmed = text.trim();
  const whole = plainDate.test(trimmed);
  const at = DateTime.fromISO(trimmed.replace(" ", "T").replace(",", "."), { zone: timezone });
  if (!at.isValid || trimmed.startsWith("0000") || !(whole || dateTime.test(trimmed))) {
    throw refusal([
      {
        path: `date_range.${end}`,
        message: "is no date. Write it as 2026-11-16, or with a time as 2026-11-16T09:30:00-08:00",
      },
    ]);
  }
  if (whole) return { from: at.startOf("day").toJSDate(), before: at.startOf("day").plus({ days: 1 }).toJSDate() };
  return { from: at.toJSDate(), before: at.plus({ milliseconds: 1 }).toJSDate() };
}

function refusal(issues: FieldIssue[]): ToolError {
  const listed = issues.map(({ path, message }) => `${path}: ${message}`).join("; ");
  return new ToolError("invalid_input", `${listed}.`, { issues });
}
