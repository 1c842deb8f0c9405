/** 1-based, as editors count. */
export interface TextPosition {
  line: number;
  column: number;
}

const token =
  /[ \t\r\n]*(?:([{}[\],:])|("[ !#-[\]-\uFFFF]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[ !#-[\]-\uFFFF]*)*")|(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.]))/y;

type Expected = "value" | "value or ]" | "key" | "key or }" | ":" | "end";

/**
 * Where a text stops being JSON; null when it is JSON. `JSON.parse` says it on some Node versions only, and
 * there together with a piece of the text, which may not be shown.
 */
export function locateJsonError(text: string): TextPosition | null {
  const open: ("{" | "[")[] = [];
  let expected: Expected = "value";
  let done = false;
  let at = 0;
  for (;;) {
    token.lastIndex = at;
    const match: RegExpExecArray | null = token.exec(text);
    if (!match) {
      const rest = at + (/^[ \t\r\n]*/.exec(text.slice(at))?.[0].length ?? 0);
      return done && rest === text.length ? null : positionOf(text, rest);
    }
    const mark = match[1];
    const isKey: boolean = match[2] !== undefined && (expected === "key" || expected === "key or }");
    const next: Expected | null = done ? null : follow(expected, mark, isKey, open);
    if (next === null) return positionOf(text, token.lastIndex - match[0].trimStart().length);
    expected = next;
    done = expected === "end" && open.length === 0;
    at = token.lastIndex;
  }
}

/** What must come after a token, or null when the token itself may not stand here. Keeps `open` up to date. */
function follow(expected: Expected, mark: string | undefined, isKey: boolean, open: ("{" | "[")[]): Expected | null {
  const inside = open.at(-1);
  if (isKey) return ":";
  if (mark === ":") return expected === ":" ? "value" : null;
  if (mark === ",") return expected === "end" ? (inside === "{" ? "key" : "value") : null;
  if (mark === "}" || mark === "]") {
    const closes = mark === "}" ? inside === "{" : inside === "[";
    const allowed = expected === "end" || expected === (mark === "}" ? "key or }" : "value or ]");
    if (!closes || !allowed) return null;
    open.pop();
    return "end";
  }
  if (expected !== "value" && expected !== "value or ]") return null;
  if (mark === "{" || mark === "[") {
    open.push(mark);
    return mark === "{" ? "key or }" : "value or ]";
  }
  return "end";
}

function positionOf(text: string, offset: number): TextPosition {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
