import { describe, expect, test } from "vitest";
import { commandNames } from "./command-table.ts";
import { parseCommand } from "./parse-command.ts";
import { renderHelp } from "./render-help.ts";
import { UsageError } from "./usage-error.ts";

const parse = (line: string) => parseCommand(line === "" ? [] : line.split(" "));

function usageError(line: string): UsageError {
  try {
    parse(line);
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
  throw new Error(`${line} was taken.`);
}

describe("a command line", () => {
  test.each([
    ["", { name: "help", topic: undefined }],
    ["--help", { name: "help", topic: undefined }],
    ["help serve", { name: "help", topic: "serve" }],
    ["serve --help", { name: "help", topic: "serve" }],
    ["import -h", { name: "help", topic: "import" }],
    ["call --help", { name: "help", topic: "call" }],
    ["--version", { name: "version" }],
    ["-v", { name: "version" }],
    ["serve", { name: "serve", dev: false, samples: false, web: true, port: undefined }],
    ["serve --port 0 --dev --no-web --samples", { name: "serve", dev: true, samples: true, web: false, port: 0 }],
    ["serve --port=8123", { name: "serve", dev: false, samples: false, web: true, port: 8123 }],
    ["doctor --json", { name: "doctor", json: true }],
    ["tools", { name: "tools", json: false }],
    [
      "call analyze_call --call_id 1 --json",
      { name: "call", tool: "analyze_call", flags: ["--call_id", "1", "--json"] },
    ],
    ["call analyze_call --help", { name: "call", tool: "analyze_call", flags: ["--help"] }],
    [
      "import calls a.json b.json.gz",
      { name: "import", what: "calls", files: ["a.json", "b.json.gz"], rep: undefined },
    ],
    ["import calls --rep Ana a.json", { name: "import", what: "calls", files: ["a.json"], rep: "Ana" }],
    [
      "import orders a.csv --map cdnow --products p.csv --strict",
      { name: "import", what: "orders", file: "a.csv", map: "cdnow", products: "p.csv", strict: true, guess: false },
    ],
    [
      "import orders a.jsonl --map shopify --timezone Europe/Berlin",
      {
        name: "import",
        what: "orders",
        file: "a.jsonl",
        map: "shopify",
        products: undefined,
        timezone: "Europe/Berlin",
        strict: false,
        guess: false,
      },
    ],
    [
      "import orders --guess a.csv",
      {
        name: "import",
        what: "orders",
        file: "a.csv",
        map: undefined,
        products: undefined,
        strict: false,
        guess: true,
      },
    ],
    ["mcp", { name: "mcp" }],
    ["reset --yes", { name: "reset" }],
    ["install claude-desktop", { name: "install", target: "claude-desktop" }],
  ])("`rapport %s` is understood", (line, command) => expect(parse(line)).toEqual(command));

  test.each([
    ["sevre", "rapport serve"],
    ["servr --dev", "rapport serve"],
    ["calls", "rapport call"],
    ["serve --prot 1", "--port"],
    ["serve --sample", "--samples"],
    ["doctor --jsn", "--json"],
  ])("`rapport %s` is refused with what was probably meant", (line, meant) =>
    expect(usageError(line).message).toContain(`Did you mean \`${meant}\``.replace(/`(--\w+)`/, "$1")),
  );

  test.each([
    ["serve --port", "--port needs a value"],
    ["serve --port many", "0 to 65535"],
    ["serve --port 70000", "0 to 65535"],
    ["serve --port -1", "--port"],
    ["serve --dev=yes", "--dev does not take a value"],
    ["serve now", '"now"'],
    ["mcp --verbose", "--verbose"],
    ["call", "name of a tool"],
    ["call --call_id 1", "tool's name first"],
    ["import", "calls"],
    ["import invoices a.csv", "invoices"],
    ["import orders", "a file"],
    ["import orders a.csv b.csv", "one file"],
    ["import orders a.csv --rep Ana", "does not know --rep"],
    ["import calls a.json --map cdnow", "does not know --map"],
    ["import calls a.json --timezone UTC", "does not know --timezone"],
    ["import orders a.csv --guess --timezone UTC", "--guess takes no --timezone"],
    ["import calls", "at least one file"],
    ["import calls --rep", "--rep needs a value"],
    ["gong sync --from 2026-11-02 --to 2026-11-01", "after"],
    ["gong sync --from 2026-02-30 --to 2026-03-01", "--from must be a day"],
    ["gong sync --from 0026-11-01 --to 2026-11-02", "20 years"],
    ["gong sync --from 2026-11-01 --to 9999-12-31", "20 years"],
    ["review --week nonsense", "--week must be a day"],
    ["discover --as-of 2026-02-30", "--as-of must be a day"],
    ["snapshots", "snapshots needs to know what"],
    ["snapshots rebuild --months 0", "--months must be a whole number"],
    ["review --week 2026-02-30", "--week must be a day"],
    ["reset", "--yes"],
    ["install", "claude-desktop"],
    ["install cursor", "cursor"],
    ["help nothing", '"nothing"'],
  ])("`rapport %s` is refused in one line that says why, with the usage", (line, why) => {
    const { message, usage } = usageError(line);
    expect(message).toContain(why);
    expect(message).not.toContain("\n");
    expect(usage).toMatch(/Usage: rapport /);
  });

  test("nothing of the sort of a prototype is a command or a flag", () => {
    for (const line of ["constructor", "__proto__", "serve --constructor", "toString"]) {
      expect(usageError(line).message).not.toBe("");
    }
  });
});

describe("help", () => {
  test("lists every command, within 100 columns", () => {
    const text = renderHelp(undefined);
    for (const name of commandNames) expect(text).toContain(`  ${name} `);
    for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
  });

  test.each(commandNames)("of %s shows usage, flags and an example that is itself understood", (name) => {
    const text = renderHelp(name);
    expect(text).toMatch(new RegExp(`^rapport ${name}`));
    const examples = text
      .split("\n")
      .filter((line) => line.startsWith("  rapport "))
      .map((line) => line.trim().split(" ").slice(1));
    expect(examples.length).toBeGreaterThan(0);
    for (const argv of examples) expect(parseCommand(argv).name).toBe(name);
  });
});
