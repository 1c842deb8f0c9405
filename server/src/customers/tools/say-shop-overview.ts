import type { ShopOverviewOutput } from "./get-shop-overview.ts";
import { sayCount, sayMany, sayMoney, sayShare } from "./say-figures.ts";

/** The shop in a paragraph. */
export function sayShopOverview(shop: ShopOverviewOutput): string {
  const money = (amount: number) => sayMoney(amount, shop.currency);
  const { guests, discovery } = shop;
  const span = shop.first_order_at && shop.last_order_at;
  const lines = [
    span &&
      `${sayMany(shop.customers, "customer")}, ${sayMany(shop.orders, "order")} of ${sayMany(shop.lines, "line")} from ${day(shop.first_order_at)} to ${day(shop.last_order_at)}.`,
    span &&
      `Revenue ${money(shop.gross_revenue)}, returned ${money(shop.returns_value)} (${sayShare(shop.gross_revenue > 0 ? shop.returns_value / shop.gross_revenue : 0)}), net ${money(shop.net_revenue)}; ${money(shop.average_order_value)} an order.`,
    shop.discounts > 0 && `Discounts of ${money(shop.discounts)} are already off.`,
    guests.orders > 0 &&
      `Guests apart: ${sayMany(guests.orders, "order")} for ${money(guests.gross_revenue)}, not in the figures above.`,
    shop.cancelled_orders > 0 && `${sayMany(shop.cancelled_orders, "cancelled order")} counted nowhere.`,
    shop.products > 0 &&
      `${sayMany(shop.products, "product")}${shop.categories > 0 ? ` in ${sayMany(shop.categories, "category", "categories")}` : ", without categories"}.`,
    discovery &&
      `Discovery ${discovery.run} of ${day(discovery.at)}: ${sayCount(discovery.archetypes)} archetypes from orders up to ${discovery.as_of}${discovery.confidence ? `, confidence ${discovery.confidence}` : ""}.`,
    shop.notice,
  ];
  return lines.filter((line) => typeof line === "string").join("\n");
}

const day = (at: string | null) => at?.slice(0, 10) ?? "";
