import { expect, test } from "vitest";
import { readRetryAfter } from "./read-retry-after.ts";

const nowMs = Date.parse("2026-11-21T10:00:00Z");
const read = (value: string) => readRetryAfter(new Headers({ "retry-after": value }), nowMs);

test.each([
  ["0", 0],
  ["2.5", 2_500],
  ["-3", 0],
  ["Sat, 21 Nov 2026 10:00:30 GMT", 30_000],
  ["Sat, 21 Nov 2026 09:59:00 GMT", 0],
  ["soon", null],
])("retry-after %s is %s ms", (value, expected) => {
  expect(read(value)).toBe(expected);
});

test("no header is null, which is not the same as zero", () => {
  expect(readRetryAfter(new Headers(), nowMs)).toBeNull();
  expect(readRetryAfter(undefined, nowMs)).toBeNull();
});
