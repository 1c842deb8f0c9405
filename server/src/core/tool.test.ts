import { describe, expect, test } from "vitest";
import { z } from "zod";
import { type Caller, localAdmin } from "./caller.ts";
import { ToolError } from "./errors.ts";
import { type AuditEntry, bindTool, defineTool, type Door } from "./tool.ts";

interface Deps {
  store: string[];
}

/** A tool and a door that write down in which order they are passed. */
function build(overrides: { admit?: Door["admit"]; run?: (name: string) => unknown } = {}) {
  const steps: string[] = [];
  const audit: AuditEntry[] = [];
  const door: Door = {
    admit: async (caller, tool) => {
      steps.push("admit");
      await overrides.admit?.(caller, tool);
    },
    record: async (entry) => {
      steps.push("record");
      audit.push(entry);
    },
  };
  const greet = defineTool<Deps>()({
    name: "greet_person",
    summary: "Greets.",
    scope: "coaching:write",
    effect: "write",
    input: z.object({
      name: z.string().refine((name) => {
        steps.push("parse");
        return name !== "";
      }, "must not be empty"),
      times: z.int().default(1),
    }),
    output: z.object({ greeting: z.string() }),
    run: async ({ name }, { deps }) => {
      steps.push("run");
      deps.store.push(name);
      return (overrides.run?.(name) ?? { greeting: `Hello, ${name}`, secret: "kept inside" }) as { greeting: string };
    },
    say: ({ greeting }) => {
      steps.push("say");
      return greeting;
    },
  });
  const store: string[] = [];
  return { steps, audit, door, greet, store, bound: bindTool(greet, { store }, door) };
}

const admin = localAdmin("test");
const reader: Caller = { ...admin, id: "reader", role: "rep", scopes: new Set(["coaching:read"]) };
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => "ok",
    (error: unknown) => (error instanceof ToolError ? error.code : error),
  );

describe("the single door", () => {
  test("goes through its steps in order, and answers what the output schema lets out", async () => {
    const { bound, steps, store } = build();
    const result = await bound.call({ name: "Ana" }, { caller: admin });
    expect(result).toEqual({ data: { greeting: "Hello, Ana" }, text: "Hello, Ana" });
    expect(steps).toEqual(["parse", "admit", "run", "say", "record"]);
    expect(store).toEqual(["Ana"]);
  });

  test("turns away a caller without the scope before it reads the arguments", async () => {
    const { bound, steps } = build();
    expect(await codeOf(bound.call({ nonsense: true }, { caller: reader }))).toBe("forbidden");
    expect(steps).toEqual(["record"]);
  });

  test("does not spend a caller's allowance on arguments it cannot use", async () => {
    const { bound, steps } = build();
    expect(await codeOf(bound.call({ name: "" }, { caller: admin }))).toBe("invalid_input");
    expect(steps).toEqual(["parse", "record"]);
  });

  test("does not run for a caller who is not admitted", async () => {
    const refused = new ToolError("rate_limited", "Too many calls. Try again in 5 seconds.", { retryAfterSeconds: 5 });
    const { bound, store } = build({ admit: () => Promise.reject(refused) });
    await expect(bound.call({ name: "Ana" }, { caller: admin })).rejects.toBe(refused);
    expect(store).toEqual([]);
  });

  test.each([
    ["a key it does not know", { name: "Ana", nmae: "Bo" }, "nmae"],
    ["a value of the wrong type", { name: 7 }, "name"],
    ["a missing field", {}, "name"],
    ["no arguments at all", undefined, "name"],
    ["arguments that are no object", ["Ana"], "expected object"],
    ["a fraction where a whole number belongs", { name: "Ana", times: 1.5 }, "times"],
  ])("refuses %s and says where", async (_, raw, named) => {
    const { bound } = build();
    const error: unknown = await bound.call(raw, { caller: admin }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ToolError);
    const { code, publicMessage, issues } = error as ToolError;
    expect(code).toBe("invalid_input");
    expect(publicMessage).toContain("greet_person");
    expect(publicMessage).toContain(named);
    expect(issues?.length).toBeGreaterThan(0);
  });

  test("lets no output through that breaks its own schema, and calls that a defect", async () => {
    const { bound, audit } = build({ run: () => ({ greeting: 42 }) });
    expect(await codeOf(bound.call({ name: "Ana" }, { caller: admin }))).toBeInstanceOf(z.ZodError);
    expect(audit[0]?.outcome).toBe("defect");
  });

  test("does not disguise a defect", async () => {
    const defect = new RangeError("out of range");
    const { bound } = build({
      run: () => {
        throw defect;
      },
    });
    await expect(bound.call({ name: "Ana" }, { caller: admin })).rejects.toBe(defect);
  });

  test.each([
    ["ok", admin, { name: "Ana" }, undefined],
    ["forbidden", reader, { name: "Ana" }, undefined],
    ["invalid_input", admin, {}, undefined],
    ["not_found", admin, { name: "Ana" }, new ToolError("not_found", "Nobody is called Ana.")],
    ["defect", admin, { name: "Ana" }, new Error("broken")],
  ])("records the outcome %s exactly once", async (outcome, caller, raw, thrown) => {
    const { bound, audit } = build({
      run: () => {
        if (thrown) throw thrown;
        return undefined;
      },
    });
    await codeOf(bound.call(raw, { caller }));
    expect(audit).toEqual([
      { tool: "greet_person", effect: "write", caller, outcome, durationMs: expect.any(Number) as number },
    ]);
  });

  test("fills defaults in, and hands on progress, caller and cancellation", async () => {
    const seen: unknown[] = [];
    const tool = defineTool<object>()({
      name: "look_around",
      summary: "Looks.",
      scope: "coaching:read",
      effect: "read",
      input: z.object({ depth: z.int().default(3) }),
      output: z.object({}),
      run: async ({ depth }, { caller, signal, progress }) => {
        progress({ fraction: 0.5, message: "half" });
        seen.push(depth, caller.id, signal.aborted);
        return {};
      },
      say: () => "",
    });
    const { door } = build();
    await bindTool(tool, {}, door).call(
      {},
      { caller: admin, signal: AbortSignal.abort(), progress: (update) => seen.push(update.message) },
    );
    expect(seen).toEqual(["half", 3, "local", true]);
  });
});
