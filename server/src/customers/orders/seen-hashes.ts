export interface SeenHashes {
  /** Whether this is its first time. */
  add(hash: number): boolean;
}

/** A set of numbers above zero in 16 bytes each or so: millions of them must not fill the memory. */
export function createSeenHashes(): SeenHashes {
  let slots = new Float64Array(1 << 12);
  let size = 0;

  return {
    add(hash) {
      const isNew = place(slots, hash + 1);
      if (!isNew) return false;
      size += 1;
      if (size * 2 > slots.length) {
        const larger = new Float64Array(slots.length * 2);
        for (const kept of slots) if (kept !== 0) place(larger, kept);
        slots = larger;
      }
      return true;
    },
  };
}

/** False when it is there already. */
function place(into: Float64Array, hash: number): boolean {
  const mask = into.length - 1;
  for (let at = hash & mask; ; at = (at + 1) & mask) {
    if (into[at] === hash) return false;
    if (into[at] === 0) {
      into[at] = hash;
      return true;
    }
  }
}
