import { z } from "zod";
import type { Caller, Scope } from "./caller.ts";
import { type FieldIssue, ToolError } from "./errors.ts";

/** `destructive` writes are confirmed by a person wherever a channel can ask. */
export type Effect = "read" | "write" | "destructive";

export interface Progress {
  /** 0-1 of the whole work; never goes down within one call. */
  fraction: number;
  message: string;
}

export interface RunContext<Deps> {
  deps: Deps;
  caller: Caller;
  progress: (update: Progress) => void;
  signal: AbortSignal;
}

export interface ToolResult<Data> {
  data: Data;
  /** One readable text, for people and models. */
  text: string;
}

/** What every call passes on its way in and out, whichever channel it came through. */
export interface Door {
  /** @throws ToolError `rate_limited` with `retryAfterSeconds`. */
  admit(caller: Caller, tool: string): Promise<void>;
  record(entry: AuditEntry): Promise<void>;
}

export interface AuditEntry {
  tool: string;
  effect: Effect;
  caller: Caller;
  outcome: "ok" | ToolError["code"] | "defect";
  durationMs: number;
}

export interface CallOptions<Deps> {
  deps: Deps;
  caller: Caller;
  door: Door;
  progress?: ((update: Progress) => void) | undefined;
  signal?: AbortSignal | undefined;
}

export interface ToolSpec<Deps, Input extends z.ZodObject, Output extends z.ZodObject> {
  name: string;
  /** One sentence of at most 300 characters, for people and for models that choose among tools. */
  summary: string;
  scope: Scope;
  effect: Effect;
  input: Input;
  output: Output;
  run(input: z.output<Input>, context: RunContext<Deps>): Promise<z.input<Output>>;
  say(result: z.output<Output>): string;
}

export interface Tool<
  Deps,
  Input extends z.ZodObject = z.ZodObject,
  Output extends z.ZodObject = z.ZodObject,
> extends Omit<ToolSpec<Deps, Input, Output>, "run" | "say"> {
  /**
   * The single door: authorise, parse, admit, run, validate the output, record.
   * @throws ToolError for everything a caller can act on; anything else is a defect.
   */
  call(raw: unknown, options: CallOptions<Deps>): Promise<ToolResult<z.output<Output>>>;
}

/** A tool with its dependencies and door already in hand: all that a channel ever sees. */
export interface BoundTool extends Pick<Tool<unknown>, "name" | "summary" | "scope" | "effect" | "input" | "output"> {
  call(
    raw: unknown,
    options: Pick<CallOptions<unknown>, "caller" | "progress" | "signal">,
  ): Promise<ToolResult<Record<string, unknown>>>;
}

/**
 * Defines a tool once for every channel. Curried so that `Deps` is written and the schemas are inferred.
 */
export function defineTool<Deps>() {
  return <Input extends z.ZodObject, Output extends z.ZodObject>(
    spec: ToolSpec<Deps, Input, Output>,
  ): Tool<Deps, Input, Output> => {
    const input = spec.input.strict() as unknown as Input;

    async function attempt(raw: unknown, options: CallOptions<Deps>): Promise<ToolResult<z.output<Output>>> {
      const { caller, deps, door } = options;
      if (!caller.scopes.has(spec.scope)) {
        throw new ToolError(
          "forbidden",
          `${spec.name} needs the scope ${spec.scope}, which this sign-in does not have.`,
        );
      }
      const parsed = parseInput(spec.name, input, raw);
      await door.admit(caller, spec.name);
      const produced = await spec.run(parsed, {
        deps,
        caller,
        progress: options.progress ?? (() => {}),
        signal: options.signal ?? new AbortController().signal,
      });
      const data = spec.output.parse(produced);
      return { data, text: spec.say(data) };
    }

    return {
      name: spec.name,
      summary: spec.summary,
      scope: spec.scope,
      effect: spec.effect,
      input,
      output: spec.output,
      async call(raw, options) {
        const startedMs = performance.now();
        let outcome: AuditEntry["outcome"] = "defect";
        try {
          const result = await attempt(raw, options);
          outcome = "ok";
          return result;
        } catch (error) {
          if (error instanceof ToolError) outcome = error.code;
          throw error;
        } finally {
          await options.door.record({
            tool: spec.name,
            effect: spec.effect,
            caller: options.caller,
            outcome,
            durationMs: performance.now() - startedMs,
          });
        }
      },
    };
  };
}

/** Closes a tool over its dependencies and door. */
export function bindTool<Deps, Input extends z.ZodObject, Output extends z.ZodObject>(
  tool: Tool<Deps, Input, Output>,
  deps: Deps,
  door: Door,
): BoundTool {
  return {
    name: tool.name,
    summary: tool.summary,
    scope: tool.scope,
    effect: tool.effect,
    input: tool.input,
    output: tool.output,
    call: (raw, options) => tool.call(raw, { ...options, deps, door }),
  };
}

function parseInput<Input extends z.ZodObject>(toolName: string, schema: Input, raw: unknown): z.output<Input> {
  const result = schema.safeParse(raw ?? {});
  const issues = result.success
    ? findNulCharacters(result.data, [])
    : result.error.issues.map((issue) => ({ path: issue.path.join("."), message: sayIssue(issue.message) }));
  if (result.success && issues.length === 0) return result.data;
  const listed = issues.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join("; ");
  throw new ToolError("invalid_input", `${toolName} cannot use these arguments. ${listed}.`, { issues });
}

const sayIssue = (message: string) => (message.endsWith("received undefined") ? "is required" : message);

/** Postgres stores no NUL in a text; refused here, it cannot become a defect deep inside. */
function findNulCharacters(value: unknown, path: string[]): FieldIssue[] {
  if (typeof value === "string") {
    return value.includes("\0") ? [{ path: path.join("."), message: "must not contain a NUL character" }] : [];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => findNulCharacters(item, [...path, key]));
}
