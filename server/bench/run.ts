import { cpus, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { setFlagsFromString } from "node:v8";
import { analysisBenchmark } from "./analysis.ts";
import type { Benchmark, Figure } from "./bench.ts";
import { discoveryQualityBenchmark } from "./discovery-quality.ts";
import { discoveryScaleBenchmark } from "./discovery-scale.ts";
import { flowsBenchmark } from "./flows.ts";
import { historyBenchmark } from "./history-queries.ts";
import { mcpBenchmark } from "./mcp.ts";
import { predictionsBenchmark } from "./predictions.ts";
import { profilesBenchmark } from "./profiles.ts";
import { realShopBenchmark, shopScaleBenchmark } from "./shop.ts";
import { startBenchmark } from "./start.ts";
import { weeklyReviewBenchmark } from "./weekly-review.ts";

// As main.ts does.
setFlagsFromString("--no-regexp-tier-up");

const benchmarks: Benchmark[] = [
  analysisBenchmark,
  mcpBenchmark,
  startBenchmark,
  flowsBenchmark,
  weeklyReviewBenchmark,
  historyBenchmark,
  profilesBenchmark,
  discoveryQualityBenchmark,
  discoveryScaleBenchmark,
  predictionsBenchmark,
  realShopBenchmark,
  shopScaleBenchmark,
];

function table(figures: Figure[]): string {
  const rows = figures.map(({ measure, value, target, met }) => [
    met === undefined ? " " : met ? "✓" : "✗",
    measure,
    value,
    target ?? "",
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`).join("\n");
}

function tell(told: Figure[]): void {
  for (const { measure, value } of told) process.stderr.write(`  … ${measure.trim()}: ${value}\n`);
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { calls: { type: "string", default: "50000" }, customers: { type: "string", default: "1000000" } },
});
const chosen = benchmarks.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
if (chosen.length === 0) {
  console.error(`No such benchmark. There are: ${benchmarks.map(({ name }) => name).join(", ")}.`);
  process.exit(2);
}
console.log(
  `Node ${process.versions.node}, ${cpus().length} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${new Date().toISOString()}`,
);
let missed = 0;
for (const benchmark of chosen) {
  console.log(`\n${benchmark.name}: ${benchmark.setting}`);
  const figures = await benchmark.run({ calls: Number(values.calls), customers: Number(values.customers) }, tell);
  missed += figures.filter(({ met }) => met === false).length;
  console.log(table(figures));
}
console.log(`\nPeak memory of this process: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB`);
process.exit(missed > 0 ? 1 : 0);
