import type { BuyerKind } from "./buyer-kinds.ts";
import type { SampleCatalog, SampleProduct } from "./catalog.ts";
import type { Random } from "./random.ts";
import { type DayNumber, saleOn } from "./seasons.ts";

export interface SampleLine {
  product: SampleProduct;
  quantity: number;
  /** Paid for the line, after `discountCents`. */
  totalCents: number;
  discountCents: number;
}

/** A shop's own coupon for its newsletter, when nothing is on sale. */
const newsletter = { off: 0.1, share: 0.14 };
/** Prices rise by so much a year. */
const yearlyRise = 0.03;

/** What a customer of this kind puts into one order; every product once. `usual` are the products they keep to. */
export function fillBasket(
  random: Random,
  kind: BuyerKind,
  {
    day,
    years,
    catalog,
    usual,
  }: { day: DayNumber; years: number; catalog: SampleCatalog; usual: readonly SampleProduct[] },
): SampleLine[] {
  const chosen = new Map<string, SampleProduct>();
  const wanted = random.between(...kind.lines);
  for (let tries = 0; chosen.size < wanted && tries < wanted * 4; tries++) {
    for (const product of drawProducts(random, kind, catalog, usual)) {
      if (chosen.size < wanted + 2) chosen.set(product.sku, product);
    }
  }
  const sale = saleOn(day);
  const coupon = sale === null && random.chance(newsletter.share * kind.bargains);
  return [...chosen.values()].map((product) => {
    const onSale = sale !== null && random.chance(Math.min(1, sale.reach * (0.45 + 0.55 * kind.bargains)));
    const off = onSale && kind.bargains > 0 ? sale.off : coupon ? newsletter.off : 0;
    const single = product.priceCents >= 20_000;
    const quantity = single ? 1 : random.between(...kind.quantity);
    // Who buys to sell on has a price list of their own, which is no discount.
    const priceCents = product.priceCents * (1 - kind.tradeOff) * (1 + yearlyRise) ** Math.floor(years);
    const fullCents = Math.round(priceCents) * quantity;
    const discountCents = Math.round(fullCents * off);
    return { product, quantity, totalCents: fullCents - discountCents, discountCents };
  });
}

/** One product, and often others of its collection: a quilt takes several prints. */
function drawProducts(
  random: Random,
  kind: BuyerKind,
  catalog: SampleCatalog,
  usual: readonly SampleProduct[],
): SampleProduct[] {
  if (usual.length > 0 && random.chance(0.85)) return [random.pick(usual)];
  const { category } = random.weighted(kind.tastes);
  const products = catalog.get(category);
  if (!products) throw new Error(`the catalog has no ${category}`);
  const product = random.weighted(products);
  if (product.family === null || !random.chance(0.65)) return [product];
  const collection = products.filter(({ family, sku }) => family === product.family && sku !== product.sku);
  return [product, ...Array.from({ length: random.between(1, 3) }, () => random.pick(collection))];
}

/** The few things that somebody who buys supplies keeps buying; none for those who look around. */
export function chooseUsual(random: Random, kind: BuyerKind, catalog: SampleCatalog): SampleProduct[] {
  if (!kind.faithful) return [];
  return Array.from({ length: random.between(1, 3) }, () => {
    const { category } = random.weighted(kind.tastes);
    return random.weighted(catalog.get(category) ?? []);
  });
}
