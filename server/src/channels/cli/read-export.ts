import type { Command } from "./command.ts";
import { UsageError } from "./usage-error.ts";

const defaultHorizonDays = 90;
const longestHorizonDays = 3650;

/** @throws UsageError when it is not said what goes where, or the horizon is no number of days. */
export function readExport(
  values: Record<string, string | boolean | (string | boolean)[] | undefined>,
  [what, file]: string[],
): Command {
  if (what !== "profiles") {
    throw new UsageError(
      what === undefined ? "export needs to know what: profiles." : `export knows profiles, not ${what}.`,
    );
  }
  if (file === undefined) throw new UsageError("export profiles needs a file to write.");
  const given = values["horizon-days"];
  const horizonDays = given === undefined ? defaultHorizonDays : Number(given);
  if (!Number.isInteger(horizonDays) || horizonDays < 1 || horizonDays > longestHorizonDays) {
    throw new UsageError(`--horizon-days must be a whole number from 1 to ${longestHorizonDays}.`);
  }
  return { name: "export", what, file, horizonDays };
}
