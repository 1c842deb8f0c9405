import type { CommandName } from "./command.ts";
import { commandNames, commandTable } from "./command-table.ts";

/** The help of one command, or the list of all. */
export function renderHelp(topic: CommandName | undefined): string {
  return topic === undefined ? renderOverview() : renderCommand(topic);
}

function renderOverview(): string {
  return [
    "Rapport coaches every sales call, with evidence, and tells who a shop's customers are.",
    "",
    "Usage: rapport <command> [flags]",
    "",
    ...columns(commandNames.map((name) => [name, commandTable[name].summary])),
    "",
    "`rapport help <command>` shows one in full, `rapport --version` the version.",
    "Exit codes: 0 done, 1 failed, 2 wrong usage.",
    "",
  ].join("\n");
}

function renderCommand(name: CommandName): string {
  const { usage, summary, flags, examples } = commandTable[name];
  const rows = Object.entries(flags).map(([flag, { value, says }]): [string, string] => [
    value ? `--${flag} ${value}` : `--${flag}`,
    says,
  ]);
  return [
    usage,
    "",
    `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`,
    ...(rows.length > 0 ? ["", ...columns(rows)] : []),
    "",
    examples.length > 1 ? "Examples:" : "Example:",
    ...examples.map((example) => `  ${example}`),
    "",
  ].join("\n");
}

/** Two columns, the first as wide as its widest cell. */
export function columns(rows: [string, string][]): string[] {
  const width = Math.max(0, ...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`.trimEnd());
}
