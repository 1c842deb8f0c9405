/**
 * Finds which groups of phrases a sentence holds, in one walk over its words. A group is written as phrases between
 * commas. `stem*` is any ending, `a/b` either word, `@name` a word of another group of single words, `…` up to
 * three words of any kind, `^` the beginning of the sentence.
 */
export interface WordGroups {
  names: readonly string[];
  /** 1 at the place of each group that is heard, for a text as `plainText` writes it. */
  heardIn(plain: string): Uint8Array;
}

interface Node {
  next: Map<string, Node>;
  gap?: Node;
  ends: number[];
}

const gapWords = 3;
const leastStem = 2;
const token = /[a-z][a-z'-]*|COMP|[$€£]?\d[\w.,%]*/g;

export function compileWordGroups(groups: Readonly<Record<string, string>>): WordGroups {
  const names = Object.keys(groups);
  const root: Node = { next: new Map(), ends: [] };
  const stems = new Set<string>();
  const classes = new Map<string, string[]>();
  for (const text of Object.values(groups)) {
    for (const [, name = ""] of text.matchAll(/@(\w+)/g)) {
      if (classes.has(name)) continue;
      classes.set(
        name,
        phrasesOf(groups[name] ?? "").filter((phrase) => !phrase.includes(" ")),
      );
    }
  }
  const classesOf = new Map<string, string[]>();
  for (const [name, words] of classes) {
    for (const word of words) {
      classesOf.set(word, [...(classesOf.get(word) ?? []), `@${name}`]);
      if (word.endsWith("*")) stems.add(word.slice(0, -1));
    }
  }
  for (const [index, name] of names.entries()) for (const phrase of phrasesOf(groups[name] ?? "")) add(phrase, index);

  function add(phrase: string, index: number): void {
    let nodes = [root];
    for (const part of phrase.split(" ")) {
      nodes =
        part === "…"
          ? nodes.map((node) => (node.gap ??= { next: new Map(), ends: [] }))
          : nodes.flatMap((node) => part.split("/").map((symbol) => step(node, symbol)));
    }
    for (const node of nodes) node.ends.push(index);
  }

  function step(node: Node, symbol: string): Node {
    if (symbol.endsWith("*")) stems.add(symbol.slice(0, -1));
    let next = node.next.get(symbol);
    if (!next) node.next.set(symbol, (next = { next: new Map(), ends: [] }));
    return next;
  }

  const symbolsOf = new Map<string, string[]>();
  function symbols(word: string): string[] {
    let known = symbolsOf.get(word);
    if (known) return known;
    known = [word];
    for (let length = leastStem; length <= word.length; length += 1) {
      const stem = word.slice(0, length);
      if (stems.has(stem)) known.push(`${stem}*`);
    }
    known.push(...known.flatMap((symbol) => classesOf.get(symbol) ?? []));
    if (symbolsOf.size < rememberedWords) symbolsOf.set(word, known);
    return known;
  }

  return {
    names,
    heardIn(plain) {
      const heard = new Uint8Array(names.length);
      const words = (plain.match(token) ?? []).map(symbols);
      const walk = (node: Node, at: number): void => {
        for (const end of node.ends) heard[end] = 1;
        for (const symbol of words[at] ?? []) {
          const next = node.next.get(symbol);
          if (next) walk(next, at + 1);
        }
        if (node.gap)
          for (let over = 0; over <= gapWords && at + over < words.length; over += 1) walk(node.gap, at + over);
      };
      const first = root.next.get("^");
      if (first) walk(first, 0);
      for (let at = 0; at < words.length; at += 1) walk(root, at);
      return heard;
    },
  };
}

/** Enough for every call of an hour, and not for a flood. */
const rememberedWords = 20_000;

function phrasesOf(text: string): string[] {
  return text
    .split(",")
    .map((phrase) => phrase.trim().replace(/\s+/g, " "))
    .filter((phrase) => phrase !== "");
}
