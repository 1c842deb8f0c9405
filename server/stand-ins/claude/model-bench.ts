import { afterEach, expect } from "vitest";
import { ModelError, type CompletionRequest } from "../../src/core/llm.ts";
import {
  createAnthropicModel,
  type AnthropicModelOptions,
} from "../../src/vendors/anthropic/create-anthropic-model.ts";
import type { Failure } from "./failure.ts";
import { startClaudeStandIn, type ClaudeStandIn, type ClaudeStandInOptions } from "./start-claude-stand-in.ts";

export const secret = "sk-ant-very-secret";
export const spoken = "We moved every nightly job over in a single weekend.";
const running: ClaudeStandIn[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((standIn) => standIn.close()));
});

/** The client on a fresh stand-in, with waits and log lines noted instead of lived through. Closed after the test. */
export async function bench(standInOptions: ClaudeStandInOptions = {}, options: Partial<AnthropicModelOptions> = {}) {
  const standIn = await startClaudeStandIn({ apiKey: secret, ...standInOptions });
  running.push(standIn);
  const waits: number[] = [];
  const lines: unknown[] = [];
  const note = (fields: object, message: string) => void lines.push({ ...fields, message });
  const model = createAnthropicModel({
    apiKey: secret,
    baseUrl: standIn.url,
    log: { debug: note, info: note, warn: note, error: note },
    wait: async (ms) => void waits.push(ms),
    random: () => 0.5,
    ...options,
  });
  return { standIn, model, waits, lines };
}

/** Fails the first requests, one entry each; `undefined` lets one through. */
export const failing = (...failures: (Failure | undefined)[]): ClaudeStandInOptions => ({
  fail: ({ number }) => failures[number],
});
export const always = (failure: Failure): ClaudeStandInOptions => ({ fail: () => failure });
export const status = (code: number, retryAfterSeconds?: number): Failure => ({
  kind: "status",
  status: code,
  ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
});

export const request = (over: Partial<CompletionRequest> = {}): CompletionRequest => ({
  model: "claude-sonnet-5-5",
  system: "You judge sales calls.",
  context: `[00:05] Ann (rep): ${spoken}\n`.repeat(60),
  instruction: "- next_step: is one agreed?",
  schema: {
    type: "object",
    properties: { quote: { type: "string" } },
    required: ["quote"],
    additionalProperties: false,
  },
  maxOutputTokens: 2_000,
  ...over,
});

/** The ModelError of a promise that must fail, shown to hold neither key nor transcript. */
export async function failureOf(promise: Promise<unknown>): Promise<ModelError> {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ModelError);
  const failure = error as ModelError;
  const shown = JSON.stringify([failure.message, String(failure.cause), failure.stack]);
  expect(shown).not.toContain(secret);
  expect(failure.message).not.toContain(spoken);
  return failure;
}
