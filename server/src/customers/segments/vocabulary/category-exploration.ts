import { type SegmentName, type Shop, valueOf, within } from "./segment-name.ts";

/**
 * Lines in the category they buy most from (`top_category_share`), how many categories, as multiples of the median, and
 * categories first tried after the first day, a purchase day (`new_category_rate`).
 */
export function categoryExplorationNames(shop: Shop): SegmentName[] {
  const median = Math.max(shop.median("effective_categories"), 1);
  const names: [name: string, categories: number, isTrue: (categories: number, share: number) => boolean][] = [
    ["narrow_buyer", 0.2, (categories) => categories < 0.4],
    ["category_focused", 0.5, (categories, share) => categories < 0.8 && share < 0.75],
    ["multi_category_buyer", 1, (categories, share) => within(categories, 0.5, 1.7) && share < 0.75],
    ["broad_explorer", 2.2, (categories) => categories > 1.15],
    ["widest_explorer", 4.5, (categories) => categories > 2.5],
  ];
  return [
    {
      name: "category_loyal",
      at: [{ effective_categories: 1.2, top_category_share: 0.95 }],
      isTrue: (typical) => valueOf(typical, "top_category_share") >= 0.6,
    },
    {
      name: "main_category_buyer",
      at: [{ top_category_share: 0.7 }],
      inReserve: true,
      isTrue: (typical) => within(valueOf(typical, "top_category_share"), 0.45, 0.88),
    },
    {
      name: "category_explorer",
      at: [{ effective_categories: 1.6 * median, new_category_rate: 0.5 }],
      inReserve: true,
      isTrue: (typical) =>
        valueOf(typical, "new_category_rate") >= 0.25 && valueOf(typical, "effective_categories") > 1.1 * median,
    },
    ...names.map(([name, categories, isTrue]) => ({
      name,
      at: [{ effective_categories: categories * median }],
      isTrue: (typical: Readonly<Record<string, number>>) =>
        isTrue(valueOf(typical, "effective_categories") / median, valueOf(typical, "top_category_share")),
    })),
  ];
}
