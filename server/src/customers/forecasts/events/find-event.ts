import { ToolError } from "../../../core/errors.ts";
import { nearest } from "../../search/nearest.ts";
import { mothersDay, type ShopEvent, shopEvents } from "./shop-events.ts";

/**
 * The event with this name, however it is written.
 * @param shop tells which Mother's Day is meant.
 * @throws ToolError `not_found` with the nearest names.
 */
export function findEvent(asked: string, shop: { timezone: string; currency: string | null }): ShopEvent {
  const events = [mothersDay(isBritish(shop)), ...shopEvents];
  const wanted = plain(asked);
  const found = events.find(({ name, aliases }) => [name, ...aliases].some((known) => plain(known) === wanted));
  if (found) return found;
  const words = new Map(events.flatMap(({ name, aliases }) => [name, ...aliases].map((word) => [word, name] as const)));
  const near = [...new Set(nearest(asked, [...words.keys()], words.size).map((word) => words.get(word)))].slice(0, 3);
  throw new ToolError(
    "not_found",
    `No event is called “${asked.slice(0, 60)}”. The nearest: ${near.join(", ")}. For any other days pass period {start, end}.`,
  );
}

const isBritish = ({ timezone, currency }: { timezone: string; currency: string | null }) =>
  timezone === "Europe/London" || currency === "GBP";

/** “Mother's Day”, `mothers-day` and `mothers_day` are one. */
const plain = (name: string) =>
  name
    .toLowerCase()
    .replaceAll(/['’.]/g, "")
    .replaceAll(/[^a-z0-9]+/g, " ")
    .trim()
    .replaceAll(/\s+/g, " ");
