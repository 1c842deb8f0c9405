import { describe, expect, test } from "vitest";
import { z } from "zod";
import { createTestLog, createTestTools, openDoor } from "../../../test/mcp/test-tools.ts";
import { bindTool, type BoundTool, defineTool } from "../../core/tool.ts";
import { callTool } from "./call-tool.ts";
import type { Io } from "./io.ts";
import { listTools } from "./list-tools.ts";
import { UsageError } from "./usage-error.ts";

function createIo(terminal = false) {
  const out: string[] = [];
  const err: string[] = [];
  const io: Io = {
    stdout: { write: (text) => out.push(text) },
    stderr: { write: (text) => err.push(text), isTTY: terminal, columns: 80 },
  };
  return { io, out: () => out.join(""), err: () => err.join("") };
}

async function call(
  tool: string,
  flags: string[],
  { terminal = false, tools }: { terminal?: boolean; tools?: BoundTool[] } = {},
) {
  const { io, out, err } = createIo(terminal);
  const log = createTestLog();
  const test = createTestTools();
  const code = await callTool({ tools: tools ?? test.tools, command: { name: "call", tool, flags }, io, log });
  return { code, out: out(), err: err(), log: log.lines, audit: test.audit };
}

describe("rapport call", () => {
  test("prints the tool's text, and nothing on stderr that is no terminal", async () => {
    expect(await call("echo_words", ["--words", "hi", "--times", "2"])).toMatchObject({
      code: 0,
      out: "hi hi\n",
      err: "",
    });
    expect(await call("count_slowly", ["--steps", "3"])).toMatchObject({ code: 0, out: "Counted to 3.\n", err: "" });
  });

  test("prints exactly one JSON document with --json", async () => {
    const { code, out } = await call("echo_words", ["--words", "hi", "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ said: ["hi"] });
  });

  test("comes in as the local admin, through the command line", async () => {
    const { audit } = await call("echo_words", ["--words", "hi"]);
    expect(audit).toMatchObject([{ outcome: "ok", caller: { id: "local", channel: "cli" } }]);
  });

  test.each([
    ["not_found", 1],
    ["unavailable", 1],
    ["forbidden", 1],
    ["invalid_input", 1],
  ])("a refusal %s is one line on stderr and exit code %i", async (how, code) => {
    const answer = await call("fail_somehow", ["--how", how]);
    expect(answer).toMatchObject({ code, out: "", err: `It failed with ${how}.\n` });
  });

  test("arguments the tool refuses are wrong usage: exit code 2", async () => {
    const answer = await call("echo_words", ["--words", "", "--times", "9"]);
    expect(answer.code).toBe(2);
    expect(answer.err).toMatch(/^echo_words cannot use .*words.*times.*\n$/);
  });

  test("a failure under --json is a JSON document too, beside the line on stderr", async () => {
    const answer = await call("fail_somehow", ["--how", "conflict", "--json"]);
    expect(JSON.parse(answer.out)).toMatchObject({ error: { code: "conflict", message: "It failed with conflict." } });
    expect(answer).toMatchObject({ code: 1, err: "It failed with conflict.\n" });
  });

  test("a defect shows a request id and no more; the log has the cause once", async () => {
    const answer = await call("fail_somehow", ["--how", "defect"]);
    expect(answer.code).toBe(1);
    expect(answer.err).toMatch(/request [\w-]{20,}/);
    expect(answer.err).not.toContain("hunter2");
    expect(answer.log.filter(({ level }) => level === "error")).toHaveLength(1);
  });

  test("an unknown tool is one line that names the close ones", async () => {
    const answer = await call("echo_wrods", []);
    expect(answer).toMatchObject({ code: 1, out: "" });
    expect(answer.err).toContain("Did you mean echo_words?");
  });

  test.each([[["--bogus"]], [["--words"]], [["--times", "2"]]])(
    "%j is wrong usage, and shows the usage of that tool",
    async (flags) => {
      const error: unknown = await call("echo_words", flags).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(UsageError);
      expect((error as UsageError).usage).toContain("Usage: rapport call echo_words --words TEXT [flags] [--json]");
    },
  );

  test("--help names every flag with what it takes", async () => {
    const { code, out, audit } = await call("echo_words", ["--help"]);
    expect(code).toBe(0);
    expect(out).toMatch(/--words TEXT +\(required\) What to say\./);
    expect(out).toMatch(/--moods glad\|calm\|cross,… +How it feels\./);
    expect(out).toContain("--date_range.start TEXT");
    expect(out).toMatch(/--ratio N +Any number\./);
    expect(audit).toEqual([]);
  });

  test("text from outside cannot steer the terminal", async () => {
    const rude = defineTool<object>()({
      name: "be_rude",
      summary: "Answers with escapes.",
      scope: "coaching:read",
      effect: "read",
      input: z.object({}),
      output: z.object({}),
      run: async () => ({}),
      say: () => "red \u001b[31m\u0007\rline\n\ttab\u009b2J",
    });
    const { out } = await call("be_rude", [], { tools: [bindTool(rude, {}, openDoor)] });
    expect(out).toBe("red [31mline\n\ttab2J\n");
  });

  test("on a terminal a bar moves on stderr while it runs and is gone afterwards", async () => {
    const { err, out } = await call("count_slowly", ["--steps", "3"], { terminal: true });
    expect(err).toMatch(/█|░/);
    expect(err).toContain("step 1 of 3");
    expect(err.endsWith("\r\u001b[2K\u001b[?25h")).toBe(true);
    expect(out).toBe("Counted to 3.\n");
  });
});

describe("rapport tools", () => {
  test("lists each tool with its summary and flags", () => {
    const { io, out } = createIo();
    listTools({ tools: createTestTools().tools, json: false, io });
    expect(out()).toMatch(/^echo_words\n {2}Answers with its words.*\n {4}--words TEXT/);
    expect(out()).toContain("fail_somehow (destructive)");
  });

  test("prints one JSON document with --json", () => {
    const { io, out } = createIo();
    listTools({ tools: createTestTools().tools, json: true, io });
    const { tools } = JSON.parse(out()) as { tools: { name: string; input_schema: object }[] };
    expect(tools.map(({ name }) => name)).toEqual(["echo_words", "count_slowly", "fail_somehow"]);
    expect(tools[0]?.input_schema).toMatchObject({ required: ["words"] });
  });
});
