import { type SegmentName, type Shop, type Typical, valueOf, within } from "./segment-name.ts";

/**
 * What discounts took off, how many orders had one, and the logarithm of paid prices over what the products cost on
 * average (`price_index`), here less that of the median customer.
 */
export function priceSensitivityNames(shop: Shop): SegmentName[] {
  const usual = shop.median("price_index");
  const names: [name: string, at: Typical[], isTrue: (discount: number, price: number, orders: number) => boolean][] = [
    [
      "full_price_buyer",
      [{ discount_share: 0, discounted_order_share: 0, price_index: 0 }],
      (discount, price) => discount < 0.06 && price > -0.06,
    ],
    [
      "slight_premium_buyer",
      [{ discount_share: 0, price_index: 0.06 }],
      (discount, price) => discount < 0.06 && within(price, 0.015, 0.15),
    ],
    [
      "thrifty_buyer",
      [{ discount_share: 0.03, price_index: -0.06 }, { price_index: -0.06 }],
      (discount, price) => discount < 0.15 && within(price, -0.2, -0.015),
    ],
    [
      "premium_price_buyer",
      [{ discount_share: 0, price_index: 0.15 }],
      (discount, price) => discount < 0.1 && price > 0.06,
    ],
    ["top_price_buyer", [{ discount_share: 0, price_index: 0.6 }], (discount, price) => discount < 0.1 && price > 0.25],
    [
      "occasional_discount_buyer",
      [{ discount_share: 0.07, discounted_order_share: 0.35 }],
      (discount) => within(discount, 0.02, 0.14),
    ],
    [
      "discount_buyer",
      [{ discount_share: 0.14, discounted_order_share: 0.6 }],
      (discount, _, orders) => discount >= 0.08 || (discount >= 0.04 && orders >= 0.45),
    ],
    // Low prices without a discount are as often those of large quantities: nobody hunts them.
    [
      "low_price_buyer",
      [{ discount_share: 0, price_index: -0.13 }],
      (discount, price) => discount < 0.08 && price <= -0.07,
    ],
    [
      "lowest_price_buyer",
      [{ discount_share: 0, price_index: -0.45 }],
      (discount, price) => discount < 0.08 && price <= -0.2,
    ],
    ["bargain_hunter", [{ discount_share: 0.26, discounted_order_share: 0.8 }], (discount) => discount >= 0.17],
    ["deep_bargain_hunter", [{ discount_share: 0.45, discounted_order_share: 0.9 }], (discount) => discount >= 0.35],
  ];
  return names.map(([name, at, isTrue]) => ({
    name,
    at: at.map((ideal) =>
      ideal["price_index"] === undefined ? ideal : { ...ideal, price_index: ideal["price_index"] + usual },
    ),
    isTrue: (typical) =>
      isTrue(
        valueOf(typical, "discount_share"),
        valueOf(typical, "price_index") - usual,
        valueOf(typical, "discounted_order_share"),
      ),
  }));
}
