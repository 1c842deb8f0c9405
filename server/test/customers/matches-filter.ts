import { type Axis, axes } from "../../src/customers/axes.ts";
import type { SeededCustomer } from "./seed-profiles.ts";

type Value = string | number | boolean | null;

const special: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  þ: "th",
  ø: "o",
  ł: "l",
  ı: "i",
  đ: "d",
};

/** As a person without a keyboard for it would write it. */
const plain = (value: string) =>
  value
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replaceAll(/[ßæœþøłıđ]/g, (letter) => special[letter] ?? letter);

const folded = (value: string | null | undefined) => (value === null || value === undefined ? null : plain(value));
const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** What a customer has in a field, as Rapport would show it. */
function valueOf(one: Required<SeededCustomer>, field: string): Value {
  const [axis, strength] = field.split(".");
  const segment = axes.includes(axis as Axis) ? one.segments[axis as Axis] : undefined;
  if (segment) return segment[strength === undefined ? 0 : 1];
  switch (field) {
    case "ltv":
      return Math.round((one.gross - one.returned) * 1e4) / 1e4;
    case "aov":
      return Math.round((one.gross / one.orderCount) * 1e4) / 1e4;
    case "gross_revenue":
      return one.gross;
    case "returns_value":
      return one.returned;
    case "return_rate":
      return one.gross > 0 ? Math.round(Math.min(1, one.returned / one.gross) * 1e6) / 1e6 : 0;
    case "order_count":
    case "purchase_days":
      return one.orderCount;
    case "lines":
      return one.orderCount * 2;
    case "units":
      return one.units;
    case "discount_share":
      return one.discountShare;
    case "avg_days_between":
      return one.averageGapDays;
    case "recency_days":
      return days(one.lastOrderOn, one.asOf);
    case "tenure_days":
      return days(one.firstOrderOn, one.asOf);
    case "first_order_on":
      return one.firstOrderOn;
    case "last_order_on":
      return one.lastOrderOn;
    case "customer_id":
      return one.id;
    case "name":
      return folded(one.name);
    case "email":
      return folded(one.email);
    case "has_email":
      return one.email !== null;
    default:
      throw new Error(`no field ${field}`);
  }
}

/** A condition of `where` read in plain code: what has no value meets `!=` and nothing else. */
export function matchesFilter(
  customer: SeededCustomer,
  item: unknown,
  archetypes: readonly { id: string; name: string }[],
): boolean {
  const one = customer as Required<SeededCustomer>;
  const given = item as { and?: unknown[]; or?: unknown[]; not?: unknown; field: string; op: string; value: unknown };
  const again = (inner: unknown) => matchesFilter(customer, inner, archetypes);
  if (given.and) return given.and.every(again);
  if (given.or) return given.or.some(again);
  if (given.not !== undefined) return !again(given.not);
  const ofArchetype = (name: unknown) =>
    name === null ? null : archetypes.findIndex(({ id, name: called }) => id === name || called === name);
  const isText = given.field === "name" || given.field === "email";
  const read = (raw: unknown): Value =>
    given.field === "archetype" ? ofArchetype(raw) : isText && typeof raw === "string" ? plain(raw) : (raw as Value);
  const has = given.field === "archetype" ? one.archetype : valueOf(one, given.field);
  if (given.op === "!=") return has !== read(given.value);
  if (has === null) return given.op === "=" && given.value === null;
  if (given.op === "in") return (given.value as unknown[]).some((raw) => read(raw) === has);
  if (given.op === "contains") return plain(String(has)).includes(plain(String(given.value)));
  if (given.op === "between") {
    const [low, high] = given.value as [string, string];
    return has >= low && has <= high;
  }
  const value = read(given.value);
  if (given.op === "=") return has === value;
  if (value === null) return false;
  return given.op === "<"
    ? has < value
    : given.op === "<="
      ? has <= value
      : given.op === ">"
        ? has > value
        : has >= value;
}
