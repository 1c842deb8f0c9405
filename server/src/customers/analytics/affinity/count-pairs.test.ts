import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type Baskets, countPairs } from "./count-pairs.ts";

function basketsOf(lists: number[][]): Baskets {
  const offsets = new Int32Array(lists.length + 1);
  for (const [index, list] of lists.entries()) offsets[index + 1] = (offsets[index] ?? 0) + list.length;
  return { items: Int32Array.from(lists.flat()), offsets };
}

/** Every pair of every basket, one by one. */
function countPlainly(lists: number[][]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const list of lists) {
    for (const a of list) {
      for (const b of list) if (a < b) counts.set(`${a} ${b}`, (counts.get(`${a} ${b}`) ?? 0) + 1);
    }
  }
  return counts;
}

const someBaskets = fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 7 }), { maxLength: 40 });

test("pairs are those of counting one by one, whatever the baskets and the minimum", async () => {
  await fc.assert(
    fc.asyncProperty(someBaskets, fc.integer({ min: 1, max: 6 }), async (lists, fewest) => {
      const { best, total, baskets } = await countPairs(basketsOf(lists), { fewest, keep: 1000 });
      const plain = new Map([...countPlainly(lists)].filter(([, count]) => count >= fewest));
      expect(new Map(best.map(({ a, b, both }) => [`${a} ${b}`, both]))).toEqual(plain);
      expect([total, best.length]).toEqual([plain.size, plain.size]);
      for (const { a, b, both, lift } of best) {
        expect(lift).toBeCloseTo((both * lists.length) / ((baskets.get(a) ?? 0) * (baskets.get(b) ?? 0)), 12);
      }
      expect(best.map(({ lift }) => lift)).toEqual(best.map(({ lift }) => lift).toSorted((one, other) => other - one));
    }),
  );
});

test("the best are kept and all are counted, however few are asked for", async () => {
  await fc.assert(
    fc.asyncProperty(someBaskets, fc.integer({ min: 1, max: 4 }), async (lists, keep) => {
      const all = await countPairs(basketsOf(lists), { fewest: 1, keep: 1000 });
      const some = await countPairs(basketsOf(lists), { fewest: 1, keep });
      expect(some.best).toEqual(all.best.slice(0, keep));
      expect(some.total).toBe(all.total);
    }),
  );
});

test("with some products wanted, a pair holds at least one of them", async () => {
  const found = await countPairs(
    basketsOf([
      [1, 2, 3],
      [1, 2, 3],
    ]),
    { fewest: 2, keep: 9, wanted: (product) => product === 3 },
  );
  expect(found.best.map(({ a, b }) => [a, b])).toEqual([
    [1, 3],
    [2, 3],
  ]);
  expect(found.total).toBe(2);
});
