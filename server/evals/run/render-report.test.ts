import { describe, expect, it } from "vitest";
import type { AnalyzerReport } from "./evaluate.ts";
import { measureOrder } from "./measure-order.ts";
import { renderReport } from "./render-report.ts";

const none = measureOrder([]);
const spread = { meanDeviation: 2.04, largestDeviation: 6, equalLevels: 9, criteria: 12 };
const report: AnalyzerReport = {
  analyzer: "claude",
  runs: 3,
  folders: [
    { folder: "own", kind: "pairs", blind: false, ...none, misordered: ["one (discovery): better 1.0, worse 2.0"] },
    { folder: "unseen", kind: "pairs", blind: true, ...none, ordered: 5, of: 6, misordered: [] },
  ],
  allPairs: { ...none, ordered: 5, of: 6, meanMargin: 12.34 },
  spread: { discovery: spread, product_knowledge: spread, objection_handling: spread, engagement: spread },
  quotes: 400,
  rejectedQuotes: 3,
  usd: 1.23456,
  seconds: 61.04,
  unjudged: { truncated: 2 },
  stopped: "Stopped at $1.23.",
};

describe("the report", () => {
  it("says order, spread, rejected quotes, failures, dollars, seconds, misorders and why it stopped", () => {
    const text = renderReport([report]);
    expect(text).toMatch(/all pairs +- +- +- +- +5\/6 83 % +12\.3 +-/);
    expect(text).toMatch(/unseen \(blind\)/);
    expect(text).toMatch(/discovery +2\.0 +6\.0 +75 % of 12/);
    expect(text).toMatch(/claude +3 +3 of 400 +2 truncated +1\.2346 +61\.0/);
    expect(text).toContain("In the wrong order by claude: one (discovery): better 1.0, worse 2.0");
    expect(text).toContain("claude: Stopped at $1.23.");
  });

  it("shows no order and no spread of an analyzer that made no run", () => {
    const text = renderReport([{ ...report, runs: 0, spread: null, folders: [] }]);
    expect(text).not.toContain("Spread");
    expect(text).not.toContain("all pairs");
  });
});
