const units: Record<string, number> = Object.fromEntries(
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    .split(" ")
    .map((word, index) => [word, index + 1]),
);
const tens: Record<string, number> = Object.fromEntries(
  "twenty thirty forty fifty sixty seventy eighty ninety".split(" ").map((word, index) => [word, (index + 2) * 10]),
);
const factors: Record<string, number> = { hundred: 100, thousand: 1000 };

/**
 * The number that begins at a word, in digits ("5000") or spoken ("twenty five hundred", "six hundred and twenty five"), with the
 * index after it. Null where no number begins.
 */
export function spokenNumber(words: readonly string[], from: number): { value: number; next: number } | null {
  const digits = words[from] ?? "";
  if (/^\d+$/.test(digits)) return scaled(Number(digits), words, from + 1);
  let value = 0;
  let group = 0;
  let next = from;
  for (; next < words.length; next += 1) {
    const word = words[next] ?? "";
    const factor = factors[word];
    if (factor !== undefined && group > 0) {
      if (factor === 1000) {
        value += group * factor;
        group = 0;
      } else group *= factor;
    } else if (word === "and" && group > 0 && group % 100 === 0 && isNumberWord(words[next + 1])) continue;
    else if (tens[word] !== undefined && (group === 0 || group % 100 === 0)) group += tens[word];
    else if (
      units[word] !== undefined &&
      (group === 0 || group % 100 === 0 || (group % 10 === 0 && group % 100 >= 20))
    ) {
      group += units[word];
    } else break;
  }
  return next === from ? null : { value: value + group, next };
}

function scaled(value: number, words: readonly string[], next: number) {
  const factor = factors[words[next] ?? ""];
  return factor === undefined ? { value, next } : { value: value * factor, next: next + 1 };
}

function isNumberWord(word: string | undefined): boolean {
  return word !== undefined && (units[word] !== undefined || tens[word] !== undefined);
}
