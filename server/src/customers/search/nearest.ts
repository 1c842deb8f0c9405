/** Up to `most` of `known` that are nearest to what somebody wrote, nearest first; equal ones in order of the alphabet. */
export function nearest(written: string, known: readonly string[], most = 3): string[] {
  const wanted = plain(written);
  return known
    .map((name) => ({ name, distance: distanceTo(wanted, plain(name)) }))
    .toSorted((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name);
}

/** ` Did you mean x?` where one is near enough to be a slip of the pen; else nothing. */
export function suggest(written: string, known: readonly string[]): string {
  const [near] = nearest(written, known, 1);
  if (near === undefined) return "";
  const slip = Math.max(2, Math.floor(near.length / 3));
  return distanceTo(plain(written), plain(near)) <= slip ? ` Did you mean ${near}?` : "";
}

const plain = (name: string) =>
  name
    .toLowerCase()
    .replaceAll(/[\s-]+/g, "_")
    .slice(0, 100);

/** A name that holds the other is as near as one letter away. */
const distanceTo = (a: string, b: string) =>
  a.length >= 3 && b.length >= 3 && (a.includes(b) || b.includes(a)) ? Math.min(1, countEdits(a, b)) : countEdits(a, b);

/** Insertions, deletions and replacements that make one text the other (Levenshtein, 1966). */
function countEdits(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let index = 0; index < one.length; index += 1) {
    const next = [index + 1];
    for (let at = 1; at <= other.length; at += 1) {
      const replaced = (row[at - 1] ?? 0) + (one[index] === other[at - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
