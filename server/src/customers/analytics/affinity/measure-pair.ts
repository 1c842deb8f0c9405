import { asShare } from "../as-number.ts";

export interface PairMeasures {
  /** Share of all orders that hold both. */
  support: number;
  /** How many times more often they are bought together than if neither had to do with the other; 1: not at all. */
  lift: number;
  /** Of orders with a, the share that holds b. */
  confidence: number;
  /** Of orders with b, the share that holds a. */
  confidenceBack: number;
}

/**
 * Support and confidence (Agrawal, Imielinski & Swami 1993) and lift, there called interest (Brin, Motwani, Ullman &
 * Tsur 1997): both n / (a b), of counts of orders. `orders`, `ofA` and `ofB` must be positive. Counts scaled up
 * from a sample may be off by chance: no share goes beyond 1.
 */
export function measurePair({
  both,
  ofA,
  ofB,
  orders,
}: {
  both: number;
  ofA: number;
  ofB: number;
  orders: number;
}): PairMeasures {
  return {
    support: asShare(Math.min(1, both / orders)),
    lift: asShare((both * orders) / (ofA * ofB)),
    confidence: asShare(Math.min(1, both / ofA)),
    confidenceBack: asShare(Math.min(1, both / ofB)),
  };
}
