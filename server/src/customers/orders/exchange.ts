import { ToolError } from "../../core/errors.ts";
import { millionths } from "./decimal.ts";
import type { OrderMap } from "./order-map.ts";

export interface Exchange {
  /** What one unit is in the shop's currency, in millionths; null when nobody said. */
  rateOf: (currency: string) => number | null;
  /** What an amount is in that does not say. */
  assumed: () => string;
  /** What all amounts are in. @throws ToolError `invalid_input` when the file has several currencies without rates. */
  settle: () => string;
}

const byDefault = "USD";

/**
 * Amounts of a file in the shop's currency. That is the shop's own once it has one, else the map's, else what the file's
 * first row says.
 * @throws ToolError `invalid_input` when the map is in another currency than the shop.
 */
export function createExchange(
  map: Pick<OrderMap, "currency" | "rates" | "columns" | "constants">,
  shopCurrency: string | undefined,
): Exchange {
  const { currency: mapCurrency, rates } = map;
  if (shopCurrency !== undefined && mapCurrency !== undefined && shopCurrency !== mapCurrency) {
    throw new ToolError(
      "invalid_input",
      `The shop's orders are in ${shopCurrency}, this map says ${mapCurrency}. To convert, write currency: ${shopCurrency}, constants: {currency: ${mapCurrency}} and rates: {${mapCurrency}: what one ${mapCurrency} is in ${shopCurrency}} into the map.`,
    );
  }
  let target = shopCurrency ?? mapCurrency;
  const unknown = new Map<string, number>();
  const perUnit = new Map(Object.entries(rates).map(([code, rate]) => [code, Math.round(rate * millionths)]));

  return {
    rateOf(currency) {
      if (currency === "" || currency === target) return millionths;
      const code = currency.toUpperCase();
      target ??= code;
      if (code === target) return millionths;
      const rate = perUnit.get(code);
      if (rate !== undefined) return rate;
      unknown.set(code, (unknown.get(code) ?? 0) + 1);
      return null;
    },
    assumed: () => target ?? byDefault,
    settle() {
      if (unknown.size === 0) return target ?? byDefault;
      const codes = [...unknown]
        .map(([code, count]) => `${code} in ${count} ${count === 1 ? "row" : "rows"}`)
        .slice(0, 10);
      throw new ToolError(
        "invalid_input",
        `The file's amounts are not all in ${target}: ${codes.join(", ")}. Nothing was imported. Give the rates in the map, such as rates: {${[...unknown.keys()][0]}: 1.08}, or import one currency.`,
      );
    },
  };
}
