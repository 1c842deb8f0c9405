import type { ParseArgsConfig } from "node:util";
import type { Command, CommandName } from "./command.ts";
import { readExport } from "./read-export.ts";
import { readImport } from "./read-import.ts";
import { UsageError } from "./usage-error.ts";

type Values = Record<string, string | boolean | (string | boolean)[] | undefined>;

export interface CommandSpec {
  usage: string;
  summary: string;
  flags: Record<string, { type: "string" | "boolean"; says: string; value?: string }>;
  examples: string[];
  read(values: Values, positionals: string[]): Command;
}

/** Every command with its flags, in the order in which help shows them. */
export const commandTable: Record<CommandName, CommandSpec> = {
  serve: {
    usage: "rapport serve [--dev] [--samples] [--port N] [--no-web]",
    summary: "start the server: REST and MCP over HTTP",
    flags: {
      dev: { type: "boolean", says: "skip the checks that are slow or need the network" },
      samples: { type: "boolean", says: "fill an empty workspace with fictional calls and a fictional shop" },
      port: { type: "string", value: "N", says: "listen on this port instead of PORT or 8000; 0 for any free one" },
      "no-web": { type: "boolean", says: "the server alone; the web app is not part of this version yet" },
    },
    examples: ["rapport serve --dev --samples"],
    read: (values) => ({
      name: "serve",
      dev: values["dev"] === true,
      samples: values["samples"] === true,
      web: values["no-web"] !== true,
      port: readPort(values["port"]),
    }),
  },
  doctor: {
    usage: "rapport doctor [--json]",
    summary: "check everything, and say how to mend what is wrong",
    flags: { json: { type: "boolean", says: "one JSON document on stdout" } },
    examples: ["rapport doctor"],
    read: (values) => ({ name: "doctor", json: values["json"] === true }),
  },
  tools: {
    usage: "rapport tools [--json]",
    summary: "list the tools and what each one takes",
    flags: { json: { type: "boolean", says: "one JSON document on stdout, with the full schemas" } },
    examples: ["rapport tools"],
    read: (values) => ({ name: "tools", json: values["json"] === true }),
  },
  call: {
    usage: "rapport call <tool> [--key value …] [--args JSON] [--json]",
    summary: "run one tool here",
    flags: {
      args: { type: "string", value: "JSON", says: "all arguments as one JSON object; flags win over it" },
      json: { type: "boolean", says: "the tool's data as one JSON document on stdout, instead of its text" },
    },
    examples: [
      "rapport call analyze_call --call_id 7782342274025937895",
      "rapport call analyze_call --call-id 7782342274025937895 --dimensions discovery,engagement --no-use-cache",
      "rapport call analyze_call --help",
    ],
    read: (_values, [tool, ...flags]) => {
      if (tool === undefined) throw new UsageError("call needs the name of a tool. `rapport tools` lists them.");
      return { name: "call", tool, flags };
    },
  },
  import: {
    usage:
      'rapport import calls FILE… [--rep "NAME"] | rapport import orders FILE [--map NAME] [--products FILE] [--timezone ZONE] [--strict] [--guess]',
    summary: "read calls from Gong-shaped JSON, or orders from CSV or Shopify's JSONL; plain or .gz",
    flags: {
      rep: { type: "string", value: "NAME", says: "calls: who of the speakers is the rep" },
      map: {
        type: "string",
        value: "NAME",
        says: "orders: online-retail-ii, cdnow, complete-journey, shopify, or a file of YAML; default: the one that fits",
      },
      products: { type: "string", value: "FILE", says: "orders: a list with names and categories by product id" },
      timezone: { type: "string", value: "ZONE", says: "orders: where the shop is, Europe/London; default: the map's" },
      strict: { type: "boolean", says: "orders: import nothing when a row is rejected" },
      guess: { type: "boolean", says: "orders: propose a map for the file instead of importing it" },
    },
    examples: [
      "rapport import calls content/samples/calls/*.json",
      "rapport import orders orders.csv.gz --map shopify --products products.csv",
      "rapport import orders --guess orders.csv",
    ],
    read: readImport,
  },
  gong: {
    usage: "rapport gong sync --from DATE --to DATE [--no-wait]",
    summary: "find the calls of a period in Gong and coach them; stopped, it goes on where it was",
    flags: {
      from: { type: "string", value: "DATE", says: "the first day, such as 2026-10-01" },
      to: { type: "string", value: "DATE", says: "the last day, itself included" },
      "no-wait": { type: "boolean", says: "leave the coaching to a running server or worker" },
    },
    examples: ["rapport gong sync --from 2026-10-01 --to 2026-11-20"],
    read: (values, [what]) => {
      if (what !== "sync") {
        throw new UsageError(what === undefined ? "gong needs to know what: sync." : `gong knows sync, not ${what}.`);
      }
      const { from, to } = readDays(values["from"], values["to"]);
      return { name: "gong", what, from, to, wait: values["no-wait"] !== true };
    },
  },
  review: {
    usage: "rapport review [--week DATE] [--out DIR] [--json]",
    summary: "make a week's review: a report a rep and one for leadership, as files",
    flags: {
      week: { type: "string", value: "DATE", says: "any day of the week; default: the last week that is over" },
      out: { type: "string", value: "DIR", says: "where the files go; default: reviews in the data directory" },
      json: { type: "boolean", says: "one JSON document on stdout" },
    },
    examples: ["rapport review --week 2026-11-16"],
    read: (values) => ({
      name: "review",
      week: readWeek(values["week"]),
      out: readText(values["out"]),
      json: values["json"] === true,
    }),
  },
  discover: {
    usage: "rapport discover [--as-of DATE] [--json]",
    summary: "find the segments and archetypes of the shop's customers",
    flags: {
      "as-of": {
        type: "string",
        value: "DATE",
        says: "see no order after this day; default: the last one with an order",
      },
      json: { type: "boolean", says: "one JSON document on stdout" },
    },
    examples: ["rapport discover", "rapport discover --as-of 2026-06-30"],
    read: (values) => {
      const asOf = readText(values["as-of"]);
      if (asOf !== undefined) readDay("--as-of", asOf);
      return { name: "discover", asOf, json: values["json"] === true };
    },
  },
  snapshots: {
    usage: "rapport snapshots rebuild [--months N]",
    summary: "compute what past month ends would have shown, from the orders, for trends",
    flags: { months: { type: "string", value: "N", says: "how many months back, 1 to 240; default 24" } },
    examples: ["rapport snapshots rebuild --months 36"],
    read: (values, [what]) => {
      if (what !== "rebuild") {
        throw new UsageError(
          what === undefined ? "snapshots needs to know what: rebuild." : `snapshots knows rebuild, not ${what}.`,
        );
      }
      const months = Number(readText(values["months"]) ?? 24);
      if (!Number.isInteger(months) || months < 1 || months > 240) {
        throw new UsageError("--months must be a whole number from 1 to 240.");
      }
      return { name: "snapshots", what, months };
    },
  },
  export: {
    usage: "rapport export profiles FILE.csv [--horizon-days N]",
    summary: "write a row a customer: archetype, segments, figures and predictions",
    flags: {
      "horizon-days": { type: "string", value: "N", says: "how far predictions look ahead, 1 to 3650; default: 90" },
    },
    examples: ["rapport export profiles profiles.csv", "rapport export profiles profiles.csv --horizon-days 180"],
    read: readExport,
  },
  flows: {
    usage: "rapport flows [--all] [--json] | rapport flows retry ID",
    summary: "list running, failed and parked work with the reason, or start a piece of it again",
    flags: {
      all: { type: "boolean", says: "finished and skipped work too" },
      json: { type: "boolean", says: "one JSON document on stdout" },
    },
    examples: ["rapport flows", "rapport flows retry 7782342274025937895"],
    read: (values, [what, id]) => {
      if (what !== undefined && what !== "retry") throw new UsageError(`flows knows retry, not ${what}.`);
      if (what === "retry" && id === undefined) throw new UsageError("flows retry needs the id of a piece of work.");
      return { name: "flows", retry: id, all: values["all"] === true, json: values["json"] === true };
    },
  },
  worker: {
    usage: "rapport worker",
    summary: "one process more for the durable work, on the same Postgres",
    flags: {},
    examples: ["rapport worker"],
    read: () => ({ name: "worker" }),
  },
  mcp: {
    usage: "rapport mcp",
    summary: "serve MCP over stdin and stdout, for Claude Desktop and its like",
    flags: {},
    examples: ["rapport mcp"],
    read: () => ({ name: "mcp" }),
  },
  install: {
    usage: "rapport install claude-desktop",
    summary: "add Rapport to Claude Desktop, keeping what is there",
    flags: {},
    examples: ["rapport install claude-desktop"],
    read: (_values, [target]) => {
      if (target === undefined) throw new UsageError("install needs to know where: claude-desktop.");
      if (target !== "claude-desktop") throw new UsageError(`install knows claude-desktop, not ${target}.`);
      return { name: "install", target };
    },
  },
  reset: {
    usage: "rapport reset --yes",
    summary: "delete all calls, scores, orders, profiles and the ledger of this workspace",
    flags: { yes: { type: "boolean", says: "yes, delete it all" } },
    examples: ["rapport reset --yes"],
    read: (values) => {
      if (values["yes"] !== true) throw new UsageError("reset deletes the whole workspace. Say so with --yes.");
      return { name: "reset" };
    },
  },
  help: {
    usage: "rapport help [command]",
    summary: "this, or one command in full",
    flags: {},
    examples: ["rapport help serve"],
    read: (_values, [topic]) => ({ name: "help", topic: topic === undefined ? undefined : readTopic(topic) }),
  },
};

export const commandNames = Object.keys(commandTable) as CommandName[];

/** How many words a command takes beside its name; call and import take as many as there are. */
export const mostPositionals: Partial<Record<CommandName, number>> = {
  help: 1,
  install: 1,
  gong: 1,
  snapshots: 1,
  export: 2,
  flows: 2,
  call: Infinity,
  import: Infinity,
};

export function parseArgsOptions(name: CommandName): NonNullable<ParseArgsConfig["options"]> {
  const flags = Object.entries(commandTable[name].flags).map(([flag, { type }]) => [flag, { type }] as const);
  return { ...Object.fromEntries(flags), help: { type: "boolean", short: "h" } };
}

function readPort(value: Values[string]): number | undefined {
  if (value === undefined) return undefined;
  const port = typeof value === "string" && /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
  if (!(port <= 65_535)) throw new UsageError("--port must be a whole number from 0 to 65535.");
  return port;
}

const readText = (value: Values[string]) => (typeof value === "string" ? value : undefined);

const dayMs = 86_400_000;
const longestSyncDays = 20 * 366;

/**
 * From where the first day begins first on Earth to where the last one ends last: a call near midnight belongs
 * to the day that its own time zone gives it.
 */
function readDays(from: Values[string], to: Values[string]): { from: Date; to: Date } {
  const first = readDay("--from", from);
  const last = readDay("--to", to);
  if (first > last) throw new UsageError("--from must not be after --to.");
  // Each week is a request of the ten thousand of a day: a mistyped year would spend them on nothing.
  if (last - first > longestSyncDays * dayMs) throw new UsageError("--from and --to must be within 20 years.");
  return { from: new Date(first - 14 * 3_600_000), to: new Date(last + dayMs + 12 * 3_600_000) };
}

/** A day, also with a time behind it; which week that is depends on the workspace's time zone. */
function readWeek(value: Values[string]): string | undefined {
  const text = readText(value);
  const [, day] = /^(\d{4}-\d{2}-\d{2})(?:T.*)?$/.exec(text ?? "") ?? [];
  if (text !== undefined) readDay("--week", day ?? text);
  return text;
}

/** Midnight in UTC of a day that exists: 2026-02-30 does not. */
function readDay(flag: string, value: Values[string]): number {
  const text = readText(value);
  if (text === undefined) throw new UsageError(`gong sync needs ${flag}, a day such as 2026-11-16.`);
  const atMs = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(atMs) || new Date(atMs).toISOString().slice(0, 10) !== text) {
    throw new UsageError(`${flag} must be a day such as 2026-11-16, not ${JSON.stringify(text)}.`);
  }
  return atMs;
}

function readTopic(topic: string): CommandName {
  const known = commandNames.find((name) => name === topic);
  if (known === undefined)
    throw new UsageError(`There is no command ${JSON.stringify(topic)}. \`rapport help\` lists them.`);
  return known;
}
