import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { ToolError } from "../../core/errors.ts";
import type { TokenUsage } from "../../core/llm.ts";

// Twelve decimals of a dollar are whole numbers: a table entry has at most six, a token is a millionth.
const dollarsPerMillion = z
  .number()
  .min(0)
  .refine((price) => Math.abs(price * 1e6 - Math.round(price * 1e6)) < 1e-6, { error: "has more than six decimals" });

const Price = z.strictObject({
  input: dollarsPerMillion,
  output: dollarsPerMillion,
  cache_write_5m: dollarsPerMillion,
  cache_write_1h: dollarsPerMillion,
  cache_read: dollarsPerMillion,
  /** Above so many input tokens of all kinds, every token of the request costs `times` as much. */
  long_prompt: z.strictObject({ above_input_tokens: z.int().positive(), times: z.int().positive() }).optional(),
});

const PriceTable = z.strictObject({
  as_of: z.string(),
  source: z.string(),
  currency: z.literal("USD"),
  /** What a request in a batch costs less, as a share of every kind's price. */
  batch_discount: z
    .number()
    .min(0)
    .max(1)
    .refine((share) => Math.abs(share * 100 - Math.round(share * 100)) < 1e-9, { error: "has more than two decimals" }),
  models: z.record(z.string(), Price),
});

/** Dollars per million tokens by model, as published on a date. */
export type Prices = z.output<typeof PriceTable>;

/** @throws ToolError `unavailable` naming the file when it is not a price table: nothing runs on wrong prices. */
export function loadPrices(file: string): Prices {
  const result = PriceTable.safeParse(readYaml(file));
  if (result.success) return result.data;
  throw new ToolError("unavailable", `${file} is not a price table. ${z.prettifyError(result.error)}`);
}

function readYaml(file: string): unknown {
  try {
    return parse(readFileSync(file, "utf8"));
  } catch (cause) {
    throw new ToolError("unavailable", `${file} cannot be read as YAML. Restore it from the repository.`, { cause });
  }
}

/** @throws ToolError `unavailable` when the table has no such model; asked before the first request is sent. */
export function assertPriced(model: string, prices: Prices): void {
  if (prices.models[model]) return;
  const known = Object.keys(prices.models).join(", ");
  throw new ToolError(
    "unavailable",
    `The model ${model} has no price in content/models.yaml. Add it there, or set COACHING_MODEL to one of ${known}.`,
  );
}

/**
 * Dollars for one request, exact to 12 decimals. `batch`: it was sent in a batch, which is billed at a discount.
 * @throws ToolError `unavailable` when the table has no such model.
 */
export function priceOf(
  usage: TokenUsage,
  model: string,
  prices: Prices,
  { batch }: { batch: boolean } = { batch: false },
): number {
  assertPriced(model, prices);
  const price = prices.models[model];
  if (!price) return 0;
  const inputTokens = usage.uncachedInput + usage.cacheRead + usage.cacheWrite5m + usage.cacheWrite1h;
  const times = price.long_prompt && inputTokens > price.long_prompt.above_input_tokens ? price.long_prompt.times : 1;
  const trillionths =
    usage.uncachedInput * perToken(price.input) +
    usage.cacheRead * perToken(price.cache_read) +
    usage.cacheWrite5m * perToken(price.cache_write_5m) +
    usage.cacheWrite1h * perToken(price.cache_write_1h) +
    usage.output * perToken(price.output);
  const percent = batch ? 100 - Math.round(prices.batch_discount * 100) : 100;
  return (trillionths * times * percent) / 1e14;
}

/** Dollars per million tokens as trillionths of a dollar per token, a whole number. */
const perToken = (price: number) => Math.round(price * 1e6);
