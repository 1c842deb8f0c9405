import { parseArgs } from "node:util";
import { nearestNames } from "../nearest-names.ts";
import type { Command, CommandName } from "./command.ts";
import { commandNames, commandTable, mostPositionals, parseArgsOptions } from "./command-table.ts";
import { UsageError } from "./usage-error.ts";

/**
 * The command in `argv` (without node and script). No words at all ask for help.
 * @throws UsageError saying what is wrong, what was probably meant, and the usage of the command.
 */
export function parseCommand(argv: string[]): Command {
  const [word, ...rest] = argv;
  if (word === undefined || word === "--help" || word === "-h") return { name: "help", topic: undefined };
  if (word === "--version" || word === "-v" || word === "version") return { name: "version" };
  const name = commandNames.find((known) => known === word);
  if (name === undefined) throw unknownCommand(word);
  const { usage } = commandTable[name];
  try {
    return name === "call" ? parseCall(rest) : parseFlags(name, rest);
  } catch (error) {
    if (error instanceof UsageError) throw new UsageError(error.message, error.usage ?? `Usage: ${usage}`);
    throw error;
  }
}

/** The flags of `call` belong to the tool, so they stay as they are. */
function parseCall(rest: string[]): Command {
  if (rest[0] === "--help" || rest[0] === "-h") return { name: "help", topic: "call" };
  if (rest[0]?.startsWith("-")) throw new UsageError(`call takes the tool's name first, then ${rest[0]}.`);
  return commandTable.call.read({}, rest);
}

function parseFlags(name: CommandName, rest: string[]): Command {
  const { values, positionals } = readArgs(name, rest);
  if (values["help"] === true) return { name: "help", topic: name };
  const most = mostPositionals[name] ?? 0;
  const extra = positionals[most];
  if (extra !== undefined) throw new UsageError(`${name} does not take ${JSON.stringify(extra)}.`);
  return commandTable[name].read(values, positionals);
}

function readArgs(name: CommandName, rest: string[]) {
  try {
    return parseArgs({ args: rest, options: parseArgsOptions(name), allowPositionals: true, strict: true });
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error) || !String(error.code).startsWith("ERR_PARSE_ARGS"))
      throw error;
    throw new UsageError(explainFlags(name, String(error.code), error.message));
  }
}

/** parseArgs names the flag between quotes; its own advice is about programming it. */
function explainFlags(name: CommandName, code: string, message: string): string {
  const flag = /'(?:-\w, )?(--?[\w-]+)/.exec(message)?.[1] ?? "a flag";
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") {
    const near = nearestNames(flag.replace(/^--?/, ""), Object.keys(commandTable[name].flags));
    return `${name} does not know ${flag}.${near[0] ? ` Did you mean --${near[0]}?` : ""}`;
  }
  const takesValue = commandTable[name].flags[flag.replace(/^--/, "")]?.type === "string";
  return takesValue ? `${flag} needs a value.` : `${flag} does not take a value.`;
}

function unknownCommand(word: string): UsageError {
  const [near] = nearestNames(word, commandNames);
  const hint = near ? ` Did you mean \`rapport ${near}\`?` : "";
  return new UsageError(`There is no command ${JSON.stringify(word)}.${hint}`, "`rapport help` lists the commands.");
}
