/** Longer names do not fit every file system once a suffix is added. */
const longest = 80;
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/;

/**
 * A file name, without its ending, for each of these keys in turn: lower-case letters, digits, `.`, `_`, `@` and `-` only, safe
 * on every system, each different, and none called `team`.
 */
export function nameReviewFiles(keys: readonly string[]): string[] {
  const taken = new Set(["team"]);
  return keys.map((key) => {
    const base = plain(key);
    let name = base;
    for (let count = 2; taken.has(name); count++) name = `${base}-${count}`;
    taken.add(name);
    return name;
  });
}

function plain(key: string): string {
  const name = key
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9@._-]+/g, "-")
    .replace(/\.{2,}/g, ".")
    .slice(0, longest)
    .replace(/^[.-]+|[.-]+$/g, "");
  if (name === "") return "rep";
  return reserved.test(name) ? `rep-${name}` : name;
}
