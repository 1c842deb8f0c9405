export interface SeenHashes {
  /** Whether this is its first time. */
  add(hash: number): boolean;
}

/** Slots of one part: of each hash the lowest 32 bits, and 8 bits more with 0 for a free slot. */
interface Part {
  low: Uint32Array;
  high: Uint8Array;
  size: number;
}

const parts = 4096;
const firstSlots = 16;
const fullest = 0.75;

/**
 * A set of hashes of 52 bits in 8 bytes each or so: millions of them must not fill the memory. It is cut into parts that
 * grow one by one, so that it is never there twice. Two hashes in a trillion are taken for one.
 */
export function createSeenHashes(): SeenHashes {
  const table: (Part | undefined)[] = Array.from({ length: parts });
  return {
    add(hash) {
      const place = Math.floor(hash / 2 ** 40) % parts;
      const low = hash >>> 0;
      const high = (Math.floor(hash / 2 ** 32) % 255) + 1;
      const part = (table[place] ??= emptyPart(firstSlots));
      if (!insert(part, low, high)) return false;
      if (part.size > part.low.length * fullest) table[place] = grow(part);
      return true;
    },
  };
}

const emptyPart = (slots: number): Part => ({ low: new Uint32Array(slots), high: new Uint8Array(slots), size: 0 });

/** False when it is there already. */
function insert(part: Part, low: number, high: number): boolean {
  const slots = part.low.length;
  for (let at = low % slots; ; at = at + 1 === slots ? 0 : at + 1) {
    if (part.high[at] === 0) {
      part.low[at] = low;
      part.high[at] = high;
      part.size += 1;
      return true;
    }
    if (part.low[at] === low && part.high[at] === high) return false;
  }
}

function grow(part: Part): Part {
  const larger = emptyPart(Math.ceil(part.low.length * 1.5));
  for (const [at, high] of part.high.entries()) if (high !== 0) insert(larger, part.low[at] ?? 0, high);
  return larger;
}
