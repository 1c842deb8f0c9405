import { DateTime } from "luxon";

/** `Tue 17 Nov, 09:30`, there. */
export function sayStart(started: string, timezone: string): string {
  return DateTime.fromISO(started, { zone: timezone, locale: "en-GB" }).toFormat("ccc d LLL, HH:mm");
}

/** `16 to 22 November 2026`, both days included. */
export function sayWeek(week: string): string {
  const monday = DateTime.fromISO(week, { zone: "UTC", locale: "en-GB" });
  const sunday = monday.plus({ days: 6 });
  const from = monday.toFormat(
    monday.year !== sunday.year ? "d LLLL yyyy" : monday.month !== sunday.month ? "d LLLL" : "d",
  );
  return `${from} to ${sunday.toFormat("d LLLL yyyy")}`;
}

/** `Monday 23 November 2026, 06:00`, there. */
export function sayMoment(moment: Date, timezone: string): string {
  return DateTime.fromJSDate(moment, { zone: timezone }).setLocale("en-GB").toFormat("cccc d LLLL yyyy, HH:mm");
}

/** Where on a recording: `7:05`, `1:02:03`. */
export function sayOffset(seconds: number): string {
  const whole = Math.floor(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

const two = (value: number) => String(value).padStart(2, "0");
