import { ModelError } from "../../core/llm.ts";
import { ToolError } from "../../core/errors.ts";
import { ConfigError } from "../../config.ts";
import type { Check, CheckOutcome } from "./check.ts";

/** Runs the checks in order and yields each outcome as it is known. A failed one never stops the others. */
export async function* performChecks(checks: Check[], options: { dev: boolean }): AsyncGenerator<CheckOutcome> {
  for (const check of checks) {
    if (options.dev && check.slow) {
      yield { id: check.id, status: "skipped", detail: check.inDev ?? `${check.id} skipped (dev mode)` };
      continue;
    }
    try {
      yield { id: check.id, status: "passed", detail: await check.run() };
    } catch (error) {
      yield { id: check.id, status: "failed", detail: describe(error) };
    }
  }
}

/** Only messages written for people go out; a defect is named as one. */
function describe(error: unknown): string {
  if (error instanceof ToolError) return error.publicMessage;
  if (error instanceof ModelError || error instanceof ConfigError) return error.message;
  return `An unexpected failure (${error instanceof Error ? error.name : typeof error}); run with LOG_LEVEL=debug for its cause.`;
}

/** ✓ and ✗ as the start screen and `doctor` show them. */
export function formatOutcome({ status, detail }: CheckOutcome): string {
  const [first = "", ...rest] = detail.split("\n");
  const mark = status === "failed" ? "✗" : "✓";
  return [`${mark} ${first}`, ...rest.map((line) => `  ${line}`)].join("\n");
}
