import { basename } from "node:path";
import { createApp, createLog, homeDirectory } from "../app.ts";
import type { Command } from "../channels/cli/command.ts";
import { printable } from "../channels/cli/printable.ts";
import { createProgressBar } from "../channels/cli/progress-bar.ts";
import type { Config } from "../config.ts";
import { importOrders } from "../customers/orders/import-orders.ts";
import type { ImportReport, Tally } from "../customers/orders/import-report.ts";
import { quietly } from "./quietly.ts";

/** `rapport import orders FILE`: imports a file and says what came in, what did not and why. Resolves with the exit code. */
export async function importOrderFile(
  config: Config,
  { file, map, products, timezone, strict }: Extract<Command, { name: "import"; what: "orders" }>,
): Promise<number> {
  const app = await createApp(config, createLog(quietly(config)));
  const bar = createProgressBar(process.stderr);
  try {
    const options = { file, map, products, timezone, strict, dataFolder: homeDirectory(config) };
    const report = await importOrders(options, app.customers, bar.update);
    bar.clear();
    process.stdout.write(`${describe(report).map(printable).join("\n")}\n`);
    return 0;
  } finally {
    bar.clear();
    await app.close();
  }
}

const count = (value: number) => value.toLocaleString("en-US");
const counted = (value: number, one: string) => `${count(value)} ${one}${value === 1 ? "" : "s"}`;
const total = (tallies: Tally[]) => tallies.reduce((sum, { count }) => sum + count, 0);
const next = "Next: npx rapport discover";

function describe(report: ImportReport): string[] {
  const { file, map, mapFound, alreadyImported, rows, orders, lines, skipped, rejected, rejectsFile, notices } = report;
  const name = basename(file);
  if (alreadyImported) return [`= ${name} is what was imported last: nothing changed`, next];
  return [
    ...(mapFound ? [`The columns fit the map ${map}.`] : []),
    ...notices,
    `✓ ${name}: ${counted(rows, "row")} read in ${report.seconds.toFixed(1)} s, ${counted(lines, "line")} of ${counted(orders, "order")}, ${report.currency}`,
    `  new: ${counted(report.newLines, "line")}, ${counted(report.newOrders, "order")}, ${counted(report.newCustomers, "customer")}`,
    `  changed: ${counted(report.changedLines, "line")}, ${counted(report.changedOrders, "order")}; unchanged: ${counted(report.unchangedLines, "line")}`,
    ...skipped.map(({ why, count: rows }) => `  skipped: ${counted(rows, "row")}, ${why}`),
    ...rejected.map(({ why, count: rows }) => `  rejected: ${counted(rows, "row")}, ${why}`),
    ...(rejectsFile === null ? [] : [`  ${counted(total(rejected), "row")} rejected, see ${rejectsFile}`]),
    next,
  ];
}
