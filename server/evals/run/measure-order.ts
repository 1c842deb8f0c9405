import { dimensions, type Dimension } from "../../src/coaching/calls/call.ts";
import type { Compared } from "./compare-calls.ts";
import { mean } from "./mean.ts";

export interface Order {
  /** Comparisons in which the better call scored higher; one without a score counts as not ordered. */
  ordered: number;
  of: number;
}
export interface OrderFigures extends Order {
  byDimension: Record<Dimension, Order>;
  /** Points by which the better call leads, over the comparisons where both have a score. */
  meanMargin: number | null;
  /** Mean absolute difference in the other dimensions, in points. */
  meanElsewhere: number | null;
}

/** Order accuracy and margins over comparisons, of one run or several. */
export function measureOrder(compared: readonly Compared[]): OrderFigures {
  const of = (dimension: Dimension) => count(compared.filter((each) => each.comparison.dimension === dimension));
  return {
    ...count(compared),
    byDimension: Object.fromEntries(dimensions.map((dimension) => [dimension, of(dimension)])) as Record<
      Dimension,
      Order
    >,
    meanMargin: mean(compared.flatMap(({ margin }) => margin ?? [])),
    meanElsewhere: mean(compared.flatMap(({ elsewhere }) => elsewhere.map(Math.abs))),
  };
}

const count = (compared: readonly Compared[]): Order => ({
  ordered: compared.filter(({ ordered }) => ordered).length,
  of: compared.length,
});
