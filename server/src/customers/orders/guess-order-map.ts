import { stringify } from "yaml";
import { parseDecimal } from "./decimal.ts";
import { guessDateFormat, type GuessedDateFormat } from "./guess-date-format.ts";
import { headerSynonyms, plainName, productHeaders } from "./header-synonyms.ts";
import type { MappedName } from "./order-map.ts";
import { detectHeader } from "./read-header.ts";
import { createRecordSplitter } from "./split-records.ts";

export interface GuessedOrderMap {
  /** YAML that `--map` takes, unless something is missing. */
  yaml: string;
  /** What no column was found for, or what to check, a sentence each. */
  doubts: string[];
  isComplete: boolean;
}

interface Sample {
  columns: string[];
  /** Of each column, what it holds in the first rows. */
  values: string[][];
}

const sampledRows = 500;

/** How many of so many values may be bad ones of what a column holds: one in twenty, and one of a handful. */
const mostBad = (values: number) => (values < 4 ? 0 : Math.max(1, Math.floor(values / 20)));
const fitMost = (texts: string[], fits: (text: string) => boolean) =>
  texts.filter((text) => !fits(text)).length <= mostBad(texts.length);
const guessDate = (texts: string[]) => guessDateFormat(texts, mostBad(texts.length));

/** Proposes an order map for a file of separated values, from the names of its columns and the shapes of their values. */
export function guessOrderMap(head: string): GuessedOrderMap {
  const { delimiter, columns } = detectHeader(head);
  const sample = readSample(head, delimiter, columns);
  const found = claimColumns(sample);
  const doubts: string[] = [];
  addByShape(found, sample, doubts);
  const valuesOf = (name: MappedName) => found.get(name)?.flatMap((place) => sample.values[place] ?? []) ?? [];
  const times = valuesOf("ordered_at");
  const date = guessDate(times);
  const amounts = [...valuesOf("unit_price"), ...valuesOf("line_total")];
  const decimal = guessDecimal(amounts);
  const missing = whatIsMissing(found);
  doubts.push(
    ...missing.map((name) => `No column was found for ${name}: add it.`),
    ...doubtsOf(date, times.length, found),
  );
  const map = {
    columns: Object.fromEntries(
      [...found].map(([name, places]) => [name, oneOrMany(places.map((place) => columns[place] ?? ""))]),
    ),
    ...(found.has("quantity") ? {} : { constants: { quantity: 1 } }),
    ...(date && { date_format: date.format }),
    timezone: "UTC",
    ...(found.has("currency") ? {} : { currency: guessCurrency(amounts) }),
    delimiter,
    ...(decimal === "," && { decimal }),
  };
  if (!found.has("currency")) doubts.push("The currency is a guess.");
  doubts.push("The time zone is a guess: say where the shop is, such as Europe/London.");
  return { yaml: stringify(map), doubts, isComplete: missing.length === 0 };
}

function readSample(head: string, delimiter: string, columns: string[]): Sample {
  const records = createRecordSplitter(delimiter, columns.length)
    .push(head, true)
    .slice(1, sampledRows + 1);
  const rows = records.flatMap(({ fields }) =>
    Array.isArray(fields) && fields.length === columns.length ? [fields] : [],
  );
  const values = columns.map((_, place) => rows.map((row) => (row[place] ?? "").trim()).filter((text) => text !== ""));
  return { columns, values };
}

/** Of each of our names, the column whose name claims it most; of discount all that do. */
function claimColumns({ columns, values }: Sample): Map<MappedName, number[]> {
  const plain = columns.map(plainName);
  const taken = new Set<number>();
  const found = new Map<MappedName, number[]>();
  for (const [ours, synonyms] of headerSynonyms) {
    const placesOf = (words: string[], fits: (at: number) => boolean) =>
      words.flatMap((word) => {
        const place = plain.findIndex((name, at) => name === word && !taken.has(at) && fits(at));
        return place < 0 ? [] : [place];
      });
    const claimed = placesOf([plainName(ours), ...synonyms.map(plainName)], () => true);
    if (ours === "product_id") claimed.push(...placesOf(productHeaders, (at) => areIds(values[at] ?? [])));
    const places = [...new Set(claimed)].slice(0, ours === "discount" ? undefined : 1);
    if (places.length === 0) continue;
    for (const place of places) taken.add(place);
    found.set(ours, places);
  }
  return found;
}

/** Four of five are without blanks and with a digit: postage and its like are seldom numbered. */
const areIds = (texts: string[]) =>
  texts.length > 0 && texts.filter((text) => /^(?=.*\d)\S+$/.test(text)).length >= texts.length * 0.8;

/** What no name told: a column of dates, e-mail addresses as customers, currency codes, an amount with decimals. */
function addByShape(found: Map<MappedName, number[]>, { columns, values }: Sample, doubts: string[]): void {
  const taken = () => new Set([...found.values()].flat());
  const firstFree = (fits: (texts: string[]) => boolean) =>
    values.findIndex((texts, place) => !taken().has(place) && texts.length > 0 && fits(texts));
  const claim = (name: MappedName, place: number) => {
    if (place < 0) return;
    found.set(name, [place]);
    doubts.push(`${columns[place]} is taken for ${name} by what it holds.`);
  };
  const dates = found.get("ordered_at")?.flatMap((place) => values[place] ?? []) ?? [];
  if (!guessDate(dates)) {
    found.delete("ordered_at");
    claim(
      "ordered_at",
      firstFree((texts) => guessDate(texts) !== undefined),
    );
  }
  if (!found.has("customer_id")) {
    const email = found.get("email") ?? [firstFree((texts) => fitMost(texts, (text) => /^\S+@\S+\.\S+$/.test(text)))];
    if ((email[0] ?? -1) >= 0) found.set("customer_id", email);
  }
  if (!found.has("currency")) {
    claim(
      "currency",
      firstFree((texts) => texts.every((text) => currencyCodes.has(text.toUpperCase()))),
    );
  }
  if (!found.has("unit_price") && !found.has("line_total")) {
    const isAmount = (text: string) =>
      /[.,]\d{2}\D?$/.test(text) && !Number.isNaN(parseDecimal(text, guessDecimal([text])));
    claim(
      "line_total",
      firstFree((texts) => fitMost(texts, isAmount)),
    );
  }
}

function whatIsMissing(found: Map<MappedName, number[]>): string[] {
  const needed: MappedName[] = ["customer_id", "ordered_at"];
  const missing: string[] = needed.filter((name) => !found.has(name));
  return found.has("line_total") || found.has("unit_price") ? missing : [...missing, "line_total or unit_price"];
}

function doubtsOf(date: GuessedDateFormat | undefined, times: number, found: Map<MappedName, number[]>): string[] {
  if (!found.has("ordered_at")) return [];
  if (!date) return ["No known date format reads ordered_at: add date_format."];
  const { format, rival, unread } = date;
  return [
    ...(unread === 0
      ? []
      : [`${unread} of the first ${times} times do not read as ${format}: an import rejects such rows.`]),
    ...(rival === undefined ? [] : [`The dates could be ${rival} as well as ${format}: check.`]),
  ];
}

/** A comma, if more amounts read with it than without. */
function guessDecimal(amounts: string[]): "." | "," {
  const reads = (decimal: "." | ",") => amounts.filter((text) => !Number.isNaN(parseDecimal(text, decimal))).length;
  return reads(",") > reads(".") ? "," : ".";
}

/** As the runtime knows them (ISO 4217). */
const currencyCodes = new Set(Intl.supportedValuesOf("currency"));

const symbols: [string, string][] = [
  ["€", "EUR"],
  ["£", "GBP"],
  ["¥", "JPY"],
  ["$", "USD"],
];

function guessCurrency(amounts: string[]): string {
  return symbols.find(([symbol]) => amounts.some((text) => text.includes(symbol)))?.[1] ?? "USD";
}

const oneOrMany = (names: string[]) => (names.length === 1 ? names[0] : names);
