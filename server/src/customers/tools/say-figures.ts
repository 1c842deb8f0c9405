/** Making one costs a hundred times what using it does. */
const amounts = new Map<string, Intl.NumberFormat>();
const counts = new Intl.NumberFormat("en-US");

/** How figures read in text. A currency that Intl does not know stands behind the number. */
export function sayMoney(amount: number, currency: string | null): string {
  const whole = Math.abs(amount) >= 1000;
  const digits = whole ? 0 : 2;
  if (currency === null) return amount.toFixed(digits);
  try {
    return amountsIn(currency, digits).format(amount);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return `${amount.toFixed(digits)} ${currency}`;
  }
}

function amountsIn(currency: string, digits: number): Intl.NumberFormat {
  const key = `${currency} ${digits}`;
  const known = amounts.get(key);
  if (known) return known;
  const format = new Intl.NumberFormat("en-US", {
    style: "currency",
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  amounts.set(key, format);
  return format;
}

export const sayCount = (count: number) => counts.format(count);

/** `1 order`, `2 orders`. */
export const sayMany = (count: number, one: string, many = `${one}s`) =>
  `${sayCount(count)} ${count === 1 ? one : many}`;

export function sayShare(share: number): string {
  const percent = share * 100;
  return `${Math.abs(percent) >= 10 || percent === 0 ? percent.toFixed(0) : percent.toFixed(1)} %`;
}

/** A probability, which is never quite 0 or 1. */
export function sayChance(probability: number): string {
  if (probability > 0.99) return "more than 99 %";
  return probability < 0.01 ? "less than 1 %" : `${(probability * 100).toFixed(0)} %`;
}

/** With its sign; `–` where there is nothing to compare with. */
export const sayChange = (share: number | null) => (share === null ? "–" : `${share > 0 ? "+" : ""}${sayShare(share)}`);

/** Columns under one another, the first to the left and the others to the right. */
export function sayTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
