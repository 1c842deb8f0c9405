import { IANAZone } from "luxon";

export interface ZoneClock {
  /**
   * The moment of a wall clock's reading, both in ms (the reading as if it were UTC). A reading that a clock change
   * repeats is its first one; one that a clock change leaves out is as much later as the clock jumped.
   */
  toMoment(wallMs: number): number;
  /** The day on the wall, `yyyy-MM-dd`. */
  dayOf(momentMs: number): string;
}

const dayMs = 86_400_000;
const quarterMs = 900_000;

/** A wall clock of one time zone that remembers the offsets of days it was asked for. */
export function createZoneClock(timezone: string): ZoneClock {
  const zone = IANAZone.create(timezone);
  /** Per day in UTC: its offset in ms, or null on days with a change. */
  const days = new Map<number, number | null>();
  const quarters = new Map<number, number>();
  const names = new Map<number, string>();

  function offsetAt(momentMs: number): number {
    const day = Math.floor(momentMs / dayMs);
    let offset = days.get(day);
    if (offset === undefined) {
      const first = zone.offset(day * dayMs);
      offset = first === zone.offset((day + 1) * dayMs) ? first * 60_000 : null;
      days.set(day, offset);
    }
    if (offset !== null) return offset;
    const quarter = Math.floor(momentMs / quarterMs);
    let exact = quarters.get(quarter);
    if (exact === undefined) quarters.set(quarter, (exact = zone.offset(quarter * quarterMs) * 60_000));
    return exact;
  }

  return {
    toMoment(wallMs) {
      const before = offsetAt(wallMs - dayMs);
      const after = offsetAt(wallMs + dayMs);
      if (before === after || offsetAt(wallMs - before) === before) return wallMs - before;
      return offsetAt(wallMs - after) === after ? wallMs - after : wallMs - before;
    },
    dayOf(momentMs) {
      const day = Math.floor((momentMs + offsetAt(momentMs)) / dayMs);
      let name = names.get(day);
      if (name === undefined) names.set(day, (name = new Date(day * dayMs).toISOString().slice(0, 10)));
      return name;
    },
  };
}
