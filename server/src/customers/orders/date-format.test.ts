import * as fc from "fast-check";
import { DateTime } from "luxon";
import { expect, test } from "vitest";
import { compileDateFormat } from "./date-format.ts";

const read = (format: string, text: string) => {
  const reading = compileDateFormat(format)(text);
  if (!reading) return null;
  return `${new Date(reading.wallMs).toISOString().slice(0, 19)}${reading.offsetMs === undefined ? "" : ` ${reading.offsetMs / 60_000}`}`;
};

test.each([
  ["yyyy-MM-dd HH:mm", "2009-12-01 07:45", "2009-12-01T07:45:00"],
  ["d/M/yyyy", "1/12/2009", "2009-12-01T00:00:00"],
  ["M/d/yy h:mm a", "12/1/09 7:45 PM", "2009-12-01T19:45:00"],
  ["h:mm a, d MMM yyyy", "12:05 am, 1 Dec 2009", "2009-12-01T00:05:00"],
  ["dd.MM.yyyy 'um' HH:mm", "01.12.2009 um 07:45", "2009-12-01T07:45:00"],
  ["%d/%m/%Y %H:%M", "01/12/2009 07:45", "2009-12-01T07:45:00"],
  ["DD-MM-YYYY HH:mm", "01-12-2009 07:45", "2009-12-01T07:45:00"],
  ["iso", "2009-12-01T07:45:10.5+02:00", "2009-12-01T07:45:10 120"],
  ["yyyy-MM-dd HH:mm:ss ZZZ", "2009-12-01 07:45:10 -0500", "2009-12-01T07:45:10 -300"],
  ["X", "1259653500", "2009-12-01T07:45:00 0"],
  ["yyyy-MM-dd | d.M.yyyy", "1.12.2009", "2009-12-01T00:00:00"],
])("%s reads %s", (format, text, expected) => {
  expect(read(format, text)).toBe(expected);
});

test.each(["2011-02-30", "2011-13-01", "2011-00-10", "2011-1-1", "2011-01-01 10:00", "0011-01-01", "", "soon"])(
  "%s is no date as yyyy-MM-dd",
  (text) => {
    expect(read("yyyy-MM-dd", text)).toBeNull();
  },
);

test("every time that Luxon writes in a format is read back from it", () => {
  const formats = [
    "yyyy-MM-dd HH:mm:ss",
    "d/M/yyyy H:mm:ss",
    "MMMM d, yyyy h:mm:ss a",
    "dd MMM yyyy HH:mm:ss",
    "yyyyMMddHHmmss",
  ];
  fc.assert(
    fc.property(fc.constantFrom(...formats), fc.integer({ min: 0, max: 4_000_000_000 }), (format, seconds) => {
      const text = DateTime.fromSeconds(seconds, { zone: "utc" }).setLocale("en-US").toFormat(format);
      expect(compileDateFormat(format)(text)).toEqual({ wallMs: seconds * 1000, offsetMs: undefined });
    }),
  );
});
