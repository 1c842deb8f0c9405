/**
 * How alike two partitions of the same things are: 1 the same, 0 as by chance (Hubert & Arabie 1985).
 * 1 when both have one part.
 * @param counts how many things each entry stands for; 1 each when left out.
 * @throws RangeError when they are not of equal length.
 */
export function adjustedRandIndex(a: ArrayLike<number>, b: ArrayLike<number>, counts?: ArrayLike<number>): number {
  if (a.length !== b.length) throw new RangeError(`Partitions of ${a.length} and of ${b.length} things.`);
  const both = new Map<string, number>();
  const inA = new Map<number, number>();
  const inB = new Map<number, number>();
  let things = 0;
  for (let at = 0; at < a.length; at++) {
    const [partA, partB, count] = [a[at] as number, b[at] as number, counts?.[at] ?? 1];
    const key = `${partA} ${partB}`;
    both.set(key, (both.get(key) ?? 0) + count);
    inA.set(partA, (inA.get(partA) ?? 0) + count);
    inB.set(partB, (inB.get(partB) ?? 0) + count);
    things += count;
  }
  const together = pairs(both.values());
  const ofA = pairs(inA.values());
  const ofB = pairs(inB.values());
  const expected = (ofA * ofB) / Math.max(pairs([things]), 1);
  const most = (ofA + ofB) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}

function pairs(counts: Iterable<number>): number {
  let sum = 0;
  for (const count of counts) sum += (count * (count - 1)) / 2;
  return sum;
}
