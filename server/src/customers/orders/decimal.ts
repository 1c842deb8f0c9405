/** Amounts and quantities are whole millionths in the code, so that sums and products are exact. */
export const millionths = 1_000_000;
const most = Number.MAX_SAFE_INTEGER;

/**
 * A number as files write it, in millionths; NaN when it is none or beyond nine billion. Knows a sign on either side,
 * parentheses for a negative, a currency before or behind, groups of three, and exponents. Decimals beyond the sixth are rounded.
 */
export function parseDecimal(text: string, decimal: "." | "," = "."): number {
  const plain = decimal === "." ? parsePlain(text) : Number.NaN;
  return Number.isNaN(plain) ? parseDressed(text, decimal) : plain;
}

/** Digits, a sign and a point, and nothing else. */
function parsePlain(text: string): number {
  let at = 0;
  const negative = text.charCodeAt(0) === 45;
  if (negative) at = 1;
  let whole = 0;
  let decimals = -1;
  let digits = 0;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 46 && decimals < 0) decimals = 0;
    else if (code >= 48 && code <= 57 && decimals < 6) {
      whole = whole * 10 + code - 48;
      digits += 1;
      if (decimals >= 0) decimals += 1;
    } else return Number.NaN;
  }
  if (digits === 0) return Number.NaN;
  for (let missing = Math.max(decimals, 0); missing < 6; missing++) whole *= 10;
  if (whole > most) return Number.NaN;
  return negative && whole !== 0 ? -whole : whole;
}

const money = "(?:[A-Z]{0,3}\\p{Sc}|[A-Z]{3}|kr|zł|Kč)";
const dressed = new RegExp(
  `^(\\()?([+-])?\\s*(?:${money}\\s*)?([+-])?(\\d[\\d.,'’\u00a0\u202f ]*|[.,]\\d+)\\s*(?:${money})?(-)?(\\))?$`,
  "u",
);

const scientific = /^[+-]?\d+([.,]\d+)?e[+-]?\d{1,3}$/i;

function parseDressed(text: string, decimal: "." | ","): number {
  if (scientific.test(text)) return fromNumber(Number(text.replace(decimal, ".")));
  const match = dressed.exec(text.trim());
  if (!match) return Number.NaN;
  const [, open, sign, innerSign, digits = "", trailing, close] = match;
  if ((open === undefined) !== (close === undefined)) return Number.NaN;
  const point = digits.indexOf(decimal);
  const whole = (point < 0 ? digits : digits.slice(0, point)).trim();
  const fraction = point < 0 ? "" : digits.slice(point + 1).trim();
  if (!/^\d*$/.test(fraction) || !isGrouped(whole, decimal)) return Number.NaN;
  const value = fromNumber(Number(`${whole.replace(/\D/g, "") || "0"}.${fraction || "0"}`));
  const negative = open !== undefined || sign === "-" || innerSign === "-" || trailing === "-";
  return negative && value !== 0 ? -value : value;
}

function fromNumber(number: number): number {
  const value = Math.round(number * millionths);
  return Math.abs(value) <= most ? value + 0 : Number.NaN;
}

function isGrouped(whole: string, decimal: "." | ","): boolean {
  return decimal === "."
    ? /^(\d*|\d{1,3}([,'’\u00a0\u202f ]\d{3})+)$/.test(whole)
    : /^(\d*|\d{1,3}([.'’\u00a0\u202f ]\d{3})+)$/.test(whole);
}

/** The product of two numbers in millionths, in millionths, rounded half away from zero; NaN when too large. */
export function multiply(a: number, b: number): number {
  const inWhole = a % millionths === 0 ? (a / millionths) * b : Number.NaN;
  if (Math.abs(inWhole) <= most) return inWhole;
  const product = BigInt(a) * BigInt(b);
  const half = product < 0n ? -500_000n : 500_000n;
  const value = Number((product + half) / 1_000_000n);
  return Math.abs(value) <= most ? value : Number.NaN;
}

/** Millionths rounded to so many decimals, half away from zero: still millionths. */
export function roundTo(value: number, decimals: number): number {
  const step = 10 ** (6 - decimals);
  const rest = Math.abs(value % step);
  if (rest === 0) return value;
  const down = value - (value % step);
  return rest * 2 >= step ? down + Math.sign(value) * step : down;
}

/** Millionths as the decimal text that Postgres reads. */
export function decimalText(value: number): string {
  if (value % millionths === 0) return String(value / millionths);
  const digits = String(Math.abs(value)).padStart(7, "0");
  return `${value < 0 ? "-" : ""}${digits.slice(0, -6)}.${digits.slice(-6)}`;
}
