import { compileDateFormat } from "./date-format.ts";
import type { ZoneClock } from "./zone-clock.ts";

export interface RowDate {
  momentMs: number;
  /** As the file has it, shortened: names an order that has no id. */
  label: string;
}

const dayMs = 86_400_000;

/**
 * Reads the times of a file on its clock. A day without a time, and without a zone, is a day of the shop: it must not
 * become the day before in another zone. Lines of one order share their time, so the last answer is kept.
 */
export function createDateReader(
  format: string,
  fileClock: ZoneClock,
  shopClock: ZoneClock,
): (text: string) => RowDate | null {
  const read = compileDateFormat(format);
  let lastText = "";
  let last: RowDate | null = null;
  return (text) => {
    if (text === lastText) return last;
    const reading = read(text);
    lastText = text;
    last = null;
    if (!reading) return null;
    const { wallMs, offsetMs } = reading;
    const isDay = wallMs % dayMs === 0 && offsetMs === undefined;
    const momentMs = offsetMs === undefined ? (isDay ? shopClock : fileClock).toMoment(wallMs) : wallMs - offsetMs;
    const label = new Date(wallMs).toISOString().replace(isDay ? "T00:00:00.000Z" : ".000Z", "");
    return (last = { momentMs, label });
  };
}
