import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";

const Catalog = z.array(
  z.strictObject({
    category: z.string(),
    sku: z.string(),
    returned: z.number().min(0).max(1),
    lines: z.array(
      z.strictObject({
        name: z.string(),
        price: z.number().positive(),
        group: z.boolean().default(false),
        variants: z.array(z.string()).min(1),
      }),
    ),
  }),
);

export interface SampleProduct {
  sku: string;
  name: string;
  category: string;
  /** Of the first year. */
  priceCents: number;
  /** Share of its lines that come back. */
  returned: number;
  /** How often it is drawn beside others of its category: the first ones of a category sell most. */
  weight: number;
  /** Products that go with it: the same collection, or the kit of a pattern. */
  family: string | null;
}

/** Products of a category, by its name. */
export type SampleCatalog = ReadonlyMap<string, readonly SampleProduct[]>;

/** The sample shop's catalog from its YAML file. @throws Error when the file is not one. */
export function readCatalog(file: string): SampleCatalog {
  const categories = Catalog.parse(parse(readFileSync(file, "utf8")));
  return new Map(
    categories.map(({ category, sku, returned, lines }) => {
      const named = lines.flatMap(({ name, price, group, variants }) =>
        variants.map((variant) => ({ name: `${name} ${variant}`, price, family: group ? name : null })),
      );
      const products = named.map(({ name, price, family }, index) => ({
        sku: `${sku}-${String(101 + index)}`,
        name,
        category,
        priceCents: Math.round(price * 100 * sizeFactor(name)),
        returned,
        weight: 1 / (1 + ((index * 7) % named.length)) ** 0.45,
        family,
      }));
      return [category, products];
    }),
  );
}

/** Larger sizes of the same thing cost more. */
const sizes: readonly (readonly [RegExp, number])[] = [
  [/10 yd Roll$/, 5.2],
  [/King$/, 1.9],
  [/Queen$/, 1.5],
  [/Twin$/, 1.2],
  [/(24 x 36|12 x 12|12\.5 in|Large|Q9|Heron 500)$/, 1.7],
  [/(6 x 24|18 x 24|9\.5 in|60 mm|Wren 300|250 Pack|100 Pack)$/, 1.3],
  [/Gift Card 25$/, 0.5],
  [/Gift Card 100$/, 2],
];

const sizeFactor = (name: string) => sizes.find(([pattern]) => pattern.test(name))?.[1] ?? 1;
