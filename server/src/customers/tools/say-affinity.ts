import type { AffinityOutput } from "./analyze-product-affinity.ts";
import { sayCount, sayMany, sayShare } from "./say-figures.ts";

/** Pairs to bundle or to recommend, each in a line that says how sure it is. */
export function sayAffinity(found: AffinityOutput): string {
  const { items, product, orders, min_orders: fewest, total, next_cursor: next, notice } = found;
  const head = product
    ? `${nameOf(product.id, product.name)} is in ${sayCount(product.orders)} of ${sayMany(orders, "order")} of known customers. Bought with it, in ${sayMany(fewest, "order")} or more:`
    : `Bought together in ${sayMany(fewest, "order")} or more, of ${sayMany(orders, "order")} of known customers:`;
  const lines = items.map(({ a, a_name, b, b_name, ...pair }) =>
    product
      ? `  ${nameOf(b, b_name)}: lift ${pair.lift.toFixed(1)}, in ${sayMany(pair.orders, "order")}; ${sayShare(pair.confidence)} of its orders hold this too, ${sayShare(pair.confidence_back)} the other way round`
      : `  ${nameOf(a, a_name)} + ${nameOf(b, b_name)}: lift ${pair.lift.toFixed(1)}, in ${sayMany(pair.orders, "order")}; ${sayShare(pair.confidence)} of the first hold the second, ${sayShare(pair.confidence_back)} the other way round`,
  );
  return [
    items.length > 0 && head,
    ...lines,
    items.length === 0 && total > 0 && `No more pairs: all ${sayCount(total)} have been shown.`,
    notice,
    items.length > 0 && "Lift says how many times more often they meet in an order than by chance.",
    next && `${sayCount(items.length)} of ${sayCount(total)} pairs. The next ones: cursor ${next}.`,
  ]
    .filter((line) => typeof line === "string")
    .join("\n");
}

const nameOf = (id: string, name: string | null) => (name === null || name === id ? id : `${name} (${id})`);
