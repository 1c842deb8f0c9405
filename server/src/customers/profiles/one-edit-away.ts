/**
 * Every text that one insertion, deletion, replacement or swap of neighbours makes of this one, itself not among them,
 * with characters of `alphabet` (edits of Damerau 1964). About length x alphabet x 2 of them.
 */
export function oneEditAway(written: string, alphabet: ReadonlySet<string>): Set<string> {
  const characters = Array.from(written);
  const edited = new Set<string>();
  for (let at = 0; at <= characters.length; at += 1) {
    const head = characters.slice(0, at).join("");
    const [here, next, ...rest] = characters.slice(at);
    const tail = characters.slice(at).join("");
    const behind = (next ?? "") + rest.join("");
    for (const character of alphabet) {
      edited.add(head + character + tail);
      if (here !== undefined) edited.add(head + character + behind);
    }
    if (here !== undefined) edited.add(head + behind);
    if (here !== undefined && next !== undefined) edited.add(head + next + here + rest.join(""));
  }
  edited.delete(written);
  return edited;
}
