import { readFileSync, statSync } from "node:fs";
import { parseEnv } from "node:util";
import { z } from "zod";

const blank = (value: unknown) => (typeof value === "string" && value.trim() === "" ? undefined : value);
const optional = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(blank, schema.optional());
const flag = (fallback: boolean) =>
  z.preprocess(
    (value) => (typeof value === "string" ? value.trim().toLowerCase() || undefined : value),
    z
      .enum(["true", "false", "1", "0", "yes", "no", "on", "off"], { error: "must be true or false" })
      .optional()
      .transform((value) => (value === undefined ? fallback : ["true", "1", "yes", "on"].includes(value))),
  );
const count = (fallback: number, min: number, max: number) =>
  z.preprocess(
    blank,
    z.coerce
      .number({ error: `must be a number from ${min} to ${max}` })
      .min(min, { error: `must be at least ${min}` })
      .max(max, { error: `must be at most ${max}` })
      .default(fallback),
  );
const whole = (fallback: number, min: number, max: number) =>
  count(fallback, min, max).refine(Number.isInteger, { error: "must be a whole number" });
const minutes = (min: number, max: number) =>
  optional(
    z.coerce
      .number({ error: `must be a number from ${min} to ${max}` })
      .min(min, { error: `must be at least ${min}` })
      .max(max, { error: `must be at most ${max}` }),
  );
const isTimezone = (zone: string) => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
};
const url = optional(z.url({ protocol: /^https?$/, error: "must be an http or https address" }));

const Environment = z.object({
  DATABASE_URL: optional(
    z
      .string()
      .regex(/^postgres(ql)?:\/\//, { error: "must start with postgresql:// (for Neon, end with ?sslmode=require)" }),
  ),
  RAPPORT_HOME: optional(z.string()),
  PORT: whole(8000, 0, 65535),
  PUBLIC_URL: url,
  LOG_LEVEL: z.preprocess(
    (value) => (typeof value === "string" ? value.trim().toLowerCase() || undefined : value),
    z
      .enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"], {
        error: "must be trace, debug, info, warn, error, fatal or silent",
      })
      .default("info"),
  ),
  SKIP_VALIDATION: flag(false),
  ANTHROPIC_API_KEY: optional(z.string()),
  ANTHROPIC_BASE_URL: url,
  COACHING_MODEL: z.preprocess(blank, z.string().default("claude-sonnet-5-5")),
  ENABLE_CACHING: flag(true),
  CACHE_TTL_DAYS: count(90, 0.0001, 3650),
  LONG_CALL_MINUTES: count(60, 1, 10_000),
  LONG_CALL_WINDOW_MINUTES: minutes(1, 10_000),
  LONG_CALL_OVERLAP_MINUTES: minutes(0, 1_000),
  ANALYSIS_CONCURRENCY: whole(4, 1, 100),
  REVIEW_TIMEZONE: z.preprocess(
    blank,
    z
      .string()
      .refine(isTimezone, { error: "must be a time zone such as America/Los_Angeles" })
      .default("America/Los_Angeles"),
  ),
  GONG_API_KEY: optional(z.string()),
  GONG_API_SECRET: optional(z.string()),
  GONG_API_BASE_URL: url,
  GONG_REQUESTS_PER_SECOND: count(3, 0.1, 1000),
  GONG_REQUESTS_PER_DAY: whole(10_000, 1, 100_000_000),
  GONG_WEBHOOK_SECRET: optional(z.string()),
  GONG_WEBHOOK_PUBLIC_KEY: optional(z.string()),
  GONG_SIGNATURE_HEADER: z.preprocess(
    blank,
    z
      .string()
      .trim()
      .regex(/^[\w!#$%&'*+.^`|~-]+$/, { error: "must be the name of an HTTP header" })
      .default("X-Gong-Signature"),
  ),
  // Set by Windows, not by people: where programs keep their settings.
  APPDATA: optional(z.string()),
});

/**
 * A window may be a quarter longer than what counts as a long call: a call that is just over then stays in one
 * piece, at half the price of two halves and their merge.
 */
function withWindows<Env extends z.output<typeof Environment>>(env: Env) {
  const windowMinutes = env.LONG_CALL_WINDOW_MINUTES ?? env.LONG_CALL_MINUTES * 1.25;
  const overlapMinutes = env.LONG_CALL_OVERLAP_MINUTES ?? Math.min(4, windowMinutes / 10);
  return { ...env, LONG_CALL_WINDOW_MINUTES: windowMinutes, LONG_CALL_OVERLAP_MINUTES: overlapMinutes };
}

const Config = Environment.transform(withWindows).superRefine((env, context) => {
  if (Boolean(env.GONG_API_KEY) !== Boolean(env.GONG_API_SECRET)) {
    const missing = env.GONG_API_KEY ? "GONG_API_SECRET" : "GONG_API_KEY";
    context.addIssue({ code: "custom", path: [missing], message: "must be set when its partner is: Gong needs both" });
  }
  if (env.LONG_CALL_OVERLAP_MINUTES >= env.LONG_CALL_WINDOW_MINUTES) {
    context.addIssue({
      code: "custom",
      path: ["LONG_CALL_OVERLAP_MINUTES"],
      message: "must be smaller than LONG_CALL_WINDOW_MINUTES",
    });
  }
});

export type Config = z.output<typeof Config>;

/** A setting that cannot be used. `message` names each variable and what it should be, never its value. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/** Parses an environment once. @throws ConfigError listing every wrong variable. */
export function parseConfig(environment: Record<string, string | undefined>): Config {
  const result = Config.safeParse(environment);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
  throw new ConfigError(lines.join("\n"));
}

/**
 * The environment of this process over the project's `.env`, parsed. A variable that is set, even to
 * nothing, wins over the file.
 */
export function loadConfig(envFile: string): Config {
  const fromFile = statSync(envFile, { throwIfNoEntry: false })?.isFile()
    ? parseEnv(readFileSync(envFile, "utf8"))
    : {};
  return parseConfig({ ...fromFile, ...process.env });
}
