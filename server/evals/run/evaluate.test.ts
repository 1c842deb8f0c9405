import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { CoachingDeps } from "../../src/coaching/deps.ts";
import { startClaudeStandIn, type ClaudeStandInOptions } from "../../stand-ins/claude/start-claude-stand-in.ts";
import { coachingWorkspace } from "../../test/coaching/workspace.ts";
import { testDatabase } from "../../test/database.ts";
import { readLedgerUsd } from "./budget.ts";
import { estimateUsd } from "./estimate-usd.ts";
import { evaluate } from "./evaluate.ts";
import type { LabelledFolder } from "./labelled-folder.ts";
import { readLabelledFolder } from "./read-labelled-folder.ts";

const database = await testDatabase();
const dimension = "discovery";
let folder: LabelledFolder;
let shipped: LabelledFolder;

beforeAll(async () => {
  shipped = await readLabelledFolder(join(import.meta.dirname, ".."));
  const pair = shipped.comparisons.find((comparison) => comparison.dimension === dimension);
  if (!pair) throw new Error("There is no labelled discovery pair.");
  const calls = shipped.calls.filter(({ id }) => [pair.better, pair.worse].includes(id));
  folder = { ...shipped, comparisons: [pair], calls };
});

async function evaluated(
  claude: ClaudeStandInOptions,
  { runs = 3, maxUsd = 25, folders = [folder] }: { runs?: number; maxUsd?: number; folders?: LabelledFolder[] } = {},
) {
  const standIn = await startClaudeStandIn(claude);
  const told: string[] = [];
  try {
    const deps = await coachingWorkspace(database, { claude: standIn });
    const before = await readLedgerUsd(database);
    const [signals, model] = await evaluate(folders, deps, { runs, maxUsd, tell: (line) => void told.push(line) });
    const spent = (await readLedgerUsd(database)) - before;
    if (!signals || !model) throw new Error("An analyzer is missing.");
    return { signals, model, told, spent, requests: standIn.requests.length, deps };
  } finally {
    await standIn.close();
  }
}

const estimateAll = (deps: CoachingDeps) => folder.calls.reduce((sum, call) => sum + estimateUsd(call, deps), 0);

describe("an evaluation", () => {
  it("judges every call anew in every run, and says what it cost to the last decimal of the ledger", async () => {
    const { model, requests, spent } = await evaluated({});
    expect(requests).toBe(3 * 2 * 4);
    expect(model.runs).toBe(3);
    expect(model.usd).toBeCloseTo(spent, 8);
    expect(model.usd).toBeGreaterThan(0);
  });

  it("measures no spread where the runs agree, and a spread where they do not", async () => {
    const asked = new Map<string, number>();
    const steady = await evaluated({});
    // The same criterion of the same call gets another level each time.
    const moody = await evaluated({
      judge: ({ criterion, prompt }) => {
        const key = `${criterion} ${prompt.sentences[0]?.text}`;
        asked.set(key, (asked.get(key) ?? 0) + 1);
        return ((asked.get(key) ?? 0) % 5) + 1;
      },
    });
    expect(steady.model.spread?.[dimension]).toMatchObject({ meanDeviation: 0, largestDeviation: 0 });
    expect(steady.model.spread?.[dimension].equalLevels).toBe(steady.model.spread?.[dimension].criteria);
    expect(moody.model.spread?.[dimension].meanDeviation).toBeGreaterThan(0);
    expect(moody.model.spread?.[dimension]).toMatchObject({ equalLevels: 0 });
  });

  it("counts quotes that nobody said", async () => {
    const { model, signals } = await evaluated({ inventEvery: 2 }, { runs: 1 });
    expect(model.rejectedQuotes).toBeGreaterThan(0);
    expect(model.rejectedQuotes).toBeLessThan(model.quotes);
    expect(signals.rejectedQuotes).toBe(0);
  });

  it("goes on without a call that got no usable answer, and counts it", async () => {
    let refused = 0;
    const oneAnswer = () => ((refused += 1) === 1 ? ({ kind: "refusal" } as const) : undefined);
    const { model } = await evaluated({ fail: oneAnswer });
    expect(model.unjudged).toEqual({ refused: 1 });
    expect(model.allPairs.of).toBe(2);
    expect(model.stopped).toBeNull();
  });

  it("starts no further run, and says so, when a whole run judged nothing", async () => {
    const { model, requests } = await evaluated({ fail: () => ({ kind: "refusal" }) });
    expect(model.runs).toBe(1);
    expect(model.stopped).toMatch(/no call could be judged/);
    expect(requests).toBeLessThanOrEqual(2 * 4);
  });

  it("asks for nothing when the estimate is over the limit", async () => {
    const { model, requests, told } = await evaluated({}, { maxUsd: 0.01 });
    expect(requests).toBe(0);
    expect(model.stopped).toMatch(/^Not started: the estimate of \$0\.\d\d is over \$0\.01/);
    expect(told[0]).toMatch(/2 calls, 3 times by claude-sonnet-5-5: about \$0\.\d\d, at most \$0\.01/);
  });

  it("sends nothing more once the ledger comes near the limit, and reports what was judged", async () => {
    const first = await evaluated({}, { runs: 1 });
    // The service turns out dearer than estimated: long answers.
    const quoting = { each: 40, words: 60 };
    const maxUsd = estimateAll(first.deps) * 3.001;
    const { model, spent } = await evaluated({ quoting }, { maxUsd });
    expect(model.stopped).toMatch(/^Stopped at \$\d+\.\d\d: the next call could pass/);
    expect(model.allPairs.of).toBeGreaterThan(0);
    expect(spent).toBeGreaterThan(0);
  });

  it("estimates no less than is billed", async () => {
    const { model, deps } = await evaluated({}, { runs: 1 });
    expect(estimateAll(deps)).toBeGreaterThan(model.usd);
    expect(estimateAll(deps)).toBeLessThan(6 * model.usd);
  });

  it("stops at once when the key is refused", async () => {
    const standIn = await startClaudeStandIn();
    const deps = await coachingWorkspace(database, { claude: { ...standIn, apiKey: "sk-ant-other" } });
    const options = { runs: 3, maxUsd: 25, tell: () => {} };
    await expect(evaluate([shipped], deps, options)).rejects.toMatchObject({ failure: "rejected_key" });
    await standIn.close();
  });

  it("names a pair in the wrong order with the criteria that put it there, but never one of a blind folder", async () => {
    const [pair] = folder.comparisons;
    if (!pair) throw new Error("There is no pair.");
    const turned = { ...folder, comparisons: [{ ...pair, better: pair.worse, worse: pair.better }] };
    const blind = { ...turned, name: "unseen", blind: true };
    const deps = await coachingWorkspace(database);
    const options = { runs: 1, maxUsd: 0, tell: () => {} };
    const [signals] = await evaluate([turned, blind], deps, options);
    expect(signals?.folders.map(({ ordered, of }) => `${ordered}/${of}`)).toEqual(["0/1", "0/1"]);
    expect(signals?.folders[0]?.misordered).toEqual([
      expect.stringMatching(
        new RegExp(`^${pair.name} \\(${dimension}\\): better .*the worse leads in \\w+ \\d over \\d`),
      ),
    ]);
    expect(signals?.folders[1]?.misordered).toEqual([]);
  });
});
