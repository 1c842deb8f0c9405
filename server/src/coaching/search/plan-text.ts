/** One word, or a phrase of several; `gaps[n]` is how far word n + 1 stands behind word n. */
export interface Term {
  lexemes: string[];
  gaps: number[];
}

interface Factor extends Term {
  negated: boolean;
}

/** What a search text asks of a call: one of the alternatives, each all of its factors. */
export interface TextPlan {
  alternatives: Factor[][];
  /** What is looked for, not what is to be absent. */
  terms: Term[];
}

const token = /'(?:[^'\\]|''|\\\\)*'|<->|<\d+>|[&|!]/g;

/**
 * Reads a query as Postgres writes it after `websearch_to_tsquery`: `'price' & 'plan' <2> 'b' | !'c'`. Parentheses
 * only ever stand around a phrase there, so they say nothing.
 */
export function planText(tsquery: string): TextPlan {
  const alternatives: Factor[][] = [[]];
  let negated = false;
  let gap = 0;
  for (const [sign] of tsquery.matchAll(token)) {
    if (sign === "|") alternatives.push([]);
    else if (sign === "!") negated = !negated;
    else if (sign === "<->") gap = 1;
    else if (sign.startsWith("<")) gap = Number(sign.slice(1, -1));
    else if (sign.startsWith("'")) {
      const lexeme = sign.slice(1, -1).replace(/''|\\\\/g, (pair) => pair.charAt(0));
      const factors = alternatives.at(-1) ?? [];
      const open = factors.at(-1);
      if (gap > 0 && open) {
        open.lexemes.push(lexeme);
        open.gaps.push(gap);
      } else factors.push({ negated, lexemes: [lexeme], gaps: [] });
      negated = false;
      gap = 0;
    }
  }
  return { alternatives, terms: alternatives.flat().filter((factor) => !factor.negated) };
}

/** The pairs of an index entry say a phrase of two words exactly; of a longer one only that it may be there. */
export const isLong = ({ lexemes }: Term) => lexemes.length > 2;

/** The tsquery for `call_texts.words`: true of every call of this alternative, exact unless a phrase is long. */
export function sieveOf(factors: readonly Factor[]): string {
  return factors
    .filter((factor) => !(factor.negated && isLong(factor)))
    .map((factor) => `${factor.negated ? "!" : ""}${indexed(factor)}`)
    .join(" & ");
}

/** The tsquery for the words of one turn. */
export function inTurn({ lexemes, gaps }: Term): string {
  return `(${lexemes.map((lexeme, at) => (at === 0 ? "" : ` <${gaps[at - 1]}> `) + quoted(lexeme)).join("")})`;
}

function indexed({ lexemes, gaps }: Term): string {
  const [only = ""] = lexemes;
  if (lexemes.length === 1) return quoted(only);
  return `(${gaps.map((gap, at) => quoted(`${lexemes[at]} ${gap} ${lexemes[at + 1]}`)).join(" & ")})`;
}

const quoted = (lexeme: string) => `'${lexeme.replace(/['\\]/g, "$&$&")}'`;
