import { stripVTControlCharacters } from "node:util";
import * as fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createProgressBar, renderBar } from "./progress-bar.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("keeps moving between two reports, with the seconds that passed, and leaves nothing running", () => {
  const written: string[] = [];
  const bar = createProgressBar({ write: (text) => written.push(text), isTTY: true, columns: 80 });
  expect(written).toEqual([]);
  bar.update({ fraction: 0.25, message: "reading" });
  vi.advanceTimersByTime(2100);
  expect(written.length).toBeGreaterThan(20);
  expect(written.at(-1)).toMatch(/25 % {2}2 s {2}reading$/);
  bar.clear();
  expect(vi.getTimerCount()).toBe(0);
  const length = written.length;
  bar.clear();
  expect(written.length).toBe(length);
});

test("a terminal that does not know its width shows a bar all the same", () => {
  const written: string[] = [];
  const bar = createProgressBar({ write: (text) => written.push(text), isTTY: true, columns: 0 });
  bar.update({ fraction: 0.5, message: "half" });
  bar.clear();
  expect(written.join("")).toMatch(/█{12}░{12} {2,}50 %/);
});

test("writes nothing at all where nobody watches", () => {
  const written: string[] = [];
  const bar = createProgressBar({ write: (text) => written.push(text) });
  bar.update({ fraction: 0.5, message: "half" });
  vi.advanceTimersByTime(1000);
  bar.clear();
  expect(written).toEqual([]);
});

test("is one line that fits, whatever it is told", () => {
  fc.assert(
    fc.property(
      fc.double(),
      fc.string(),
      fc.integer({ min: 1, max: 200 }),
      fc.boolean(),
      (fraction, message, columns, colored) => {
        const line = renderBar({ fraction, message }, { seconds: 3, frame: 1, colored, columns });
        expect(line).not.toMatch(/[\r\n]/);
        expect(stripVTControlCharacters(line).length).toBeLessThanOrEqual(Math.max(0, columns - 1));
      },
    ),
  );
});

test.each([
  [0, /░{24}/],
  [0.5, /█{12}░{12}/],
  [1, /█{24} 100 %/],
])("shows %f as it is", (fraction, shape) => {
  expect(renderBar({ fraction, message: "" }, { seconds: 0, frame: 0, colored: false, columns: 80 })).toMatch(shape);
});
