import { z } from "zod";

const Ascending = z
  .tuple([z.number(), z.number(), z.number(), z.number()])
  .refine((from) => from.every((value, index) => index === 0 || value >= (from[index - 1] ?? value)), {
    error: "must not fall: level 2, 3, 4 and 5 begin here, in this order",
  });
const Descending = z
  .tuple([z.number(), z.number(), z.number(), z.number()])
  .refine((from) => from.every((value, index) => index === 0 || value <= (from[index - 1] ?? value)), {
    error: "must not rise: level 2, 3, 4 and 5 end here, in this order",
  });
const Range = z.tuple([z.number(), z.number()]);
const Nested = z.tuple([Range, Range, Range, Range]).refine(
  (ranges) =>
    ranges.every(([low, high], index) => {
      const outer = ranges[index - 1] ?? [low, high];
      return low <= high && low >= outer[0] && high <= outer[1];
    }),
  { error: "each range must lie inside the one before: levels 2, 3, 4 and 5, in this order" },
);

/**
 * Where levels 2, 3, 4 and 5 begin. `higher`: at least this much; `lower`: at most this much; `between`:
 * inside this range. Anything else is level 1.
 */
export const Scale = z.union([
  z.strictObject({ higher: Ascending }),
  z.strictObject({ lower: Descending }),
  z.strictObject({ between: Nested }),
]);
export type Scale = z.output<typeof Scale>;
