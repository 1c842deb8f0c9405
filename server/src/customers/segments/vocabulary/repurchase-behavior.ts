import { type SegmentName, valueOf, within } from "./segment-name.ts";

/** Of lines and of purchase days, with something bought before; and how steadily the most rebought thing comes again. */
export function repurchaseBehaviorNames(): SegmentName[] {
  type IsTrue = (lines: number, days: number, steadiness: number) => boolean;
  const names: [name: string, at: [lines: number, days: number, steadiness: number], isTrue: IsTrue][] = [
    ["no_repeat_buyer", [0, 0, 0], (lines, days) => lines < 0.03 && days < 0.1],
    ["variety_seeker", [0.05, 0.12, 0.12], (lines, days) => lines <= 0.08 && days > 0.03],
    ["occasional_rebuyer", [0.1, 0.45, 0.14], (lines, days) => lines < 0.45 && within(days, 0.05, 0.85)],
    [
      "routine_buyer",
      [0.26, 0.77, 0.29],
      (lines, days, steadiness) => lines < 0.6 && days >= 0.45 && steadiness >= 0.15,
    ],
    ["consumable_buyer", [0.52, 0.9, 0.42], (lines, days) => lines >= 0.3 && days >= 0.5],
    ["devoted_rebuyer", [0.8, 0.95, 0.5], (lines) => lines >= 0.6],
    ["mixed_rebuyer", [0.35, 0.65, 0.1], (lines) => within(lines, 0.03, 0.65)],
  ];
  const inReserve = new Set(["devoted_rebuyer", "mixed_rebuyer"]);
  return names.map(([name, [lines, days, steadiness], isTrue]) => ({
    name,
    inReserve: inReserve.has(name),
    at: [{ repeat_line_share: lines, repeat_day_share: days, rebuy_regularity: steadiness }],
    isTrue: (typical) =>
      isTrue(
        valueOf(typical, "repeat_line_share"),
        valueOf(typical, "repeat_day_share"),
        valueOf(typical, "rebuy_regularity"),
      ),
  }));
}
