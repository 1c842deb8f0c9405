import type { Command } from "./command.ts";
import { UsageError } from "./usage-error.ts";

type Values = Record<string, string | boolean | (string | boolean)[] | undefined>;

/** What `rapport import` was asked for. @throws UsageError for a flag of the other kind of import, or without a file. */
export function readImport(values: Values, [what, ...files]: string[]): Command {
  if (what !== "calls" && what !== "orders") {
    throw new UsageError(
      what === undefined
        ? "import needs to know what: calls or orders."
        : `import knows calls and orders, not ${what}.`,
    );
  }
  const foreign = what === "calls" ? ["map", "products", "timezone", "strict", "guess"] : ["rep"];
  const misplaced = foreign.find((flag) => values[flag] !== undefined);
  if (misplaced !== undefined) throw new UsageError(`import ${what} does not know --${misplaced}.`);
  const [file, second] = files;
  if (file === undefined) throw new UsageError(`import ${what} needs ${what === "calls" ? "at least one" : "a"} file.`);
  if (what === "calls") return { name: "import", what, files, rep: textOf(values["rep"]) };
  if (second !== undefined) throw new UsageError(`import orders takes one file, not ${JSON.stringify(second)} too.`);
  if (values["guess"] === true && values["timezone"] !== undefined) {
    throw new UsageError("--guess takes no --timezone: write the zone into the map that it proposes.");
  }
  return {
    name: "import",
    what,
    file,
    map: textOf(values["map"]),
    products: textOf(values["products"]),
    timezone: textOf(values["timezone"]),
    strict: values["strict"] === true,
    guess: values["guess"] === true,
  };
}

const textOf = (value: Values[string]) => (typeof value === "string" ? value : undefined);
