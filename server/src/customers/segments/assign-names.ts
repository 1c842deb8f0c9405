/** Worse than any misfit: a segment gets a name whenever there is one left that is true. */
const unnamed = 1e6;

/**
 * For each row a column of its own, least in sum; null where no finite one is left. At most some rows and some ten
 * columns: every subset is looked at.
 */
export function assignNames(misfits: readonly (readonly number[])[]): (number | null)[] {
  const columns = misfits[0]?.length ?? 0;
  let best = new Map<number, { cost: number; chosen: (number | null)[] }>([[0, { cost: 0, chosen: [] }]]);
  for (const row of misfits) {
    const next: typeof best = new Map();
    const offer = (taken: number, cost: number, chosen: (number | null)[]) => {
      if (cost < (next.get(taken)?.cost ?? Infinity)) next.set(taken, { cost, chosen });
    };
    for (const [taken, { cost, chosen }] of best) {
      offer(taken, cost + unnamed, [...chosen, null]);
      for (let column = 0; column < columns; column++) {
        const bit = 1 << column;
        if ((taken & bit) === 0) offer(taken | bit, cost + (row[column] ?? Infinity), [...chosen, column]);
      }
    }
    best = next;
  }
  const [least] = [...best.values()].sort((a, b) => a.cost - b.cost);
  return least?.chosen ?? [];
}
