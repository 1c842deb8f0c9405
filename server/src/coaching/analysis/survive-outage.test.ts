import { beforeEach, expect, test } from "vitest";
import { sql } from "drizzle-orm";
import { startClaudeStandIn } from "../../../stand-ins/claude/start-claude-stand-in.ts";
import { coachingWorkspace, keepingLog } from "../../../test/coaching/workspace.ts";
import { writtenCall } from "../../../test/coaching/written-call.ts";
import { testDatabase } from "../../../test/database.ts";
import { severableDatabase } from "../../../test/storage/severable-database.ts";
import { coachingSessions, dimensionAnalyses, modelCalls } from "../../storage/schema/coaching.ts";
import { storeCall } from "../calls/store-call.ts";
import { analyzeCall } from "./analyze-call.ts";
import { readCached, writeCached, type CachedRow } from "./dimension-cache.ts";

const real = await testDatabase();
const { database, sever, mend } = await severableDatabase(real);
const call = writtenCall();
const patience = { timeout: 20_000 };

beforeEach(async () => {
  await real.orm.execute(sql`truncate calls, model_calls cascade`);
  await storeCall(real.orm, call);
});

test.each([0, 1, 3])(
  "Postgres that goes away while Claude answers request %i costs nothing: all is paid once and kept",
  async (at) => {
    const log = keepingLog();
    const standIn = await startClaudeStandIn({
      fail: ({ number }) => {
        if (number === at) void sever();
        return undefined;
      },
    });
    try {
      const deps = await coachingWorkspace(database, { claude: standIn, log });
      const analyzing = analyzeCall({ callId: call.id }, deps, {
        progress: () => {},
        signal: new AbortController().signal,
      });
      analyzing.catch(() => {});
      await expect.poll(() => log.lines.join("\n"), patience).toContain("The database does not answer");
      await mend();
      const analysis = await analyzing;
      expect(analysis.analyzer).toBe("model");
      expect(standIn.requests).toHaveLength(4);
      const rows = await real.orm.select().from(modelCalls);
      expect(rows).toHaveLength(4);
      expect(rows.reduce((sum, { usd }) => sum + Number(usd), 0)).toBeCloseTo(analysis.cost.usd, 7);
      expect(await real.orm.select().from(dimensionAnalyses)).toHaveLength(4);
      expect(await real.orm.select().from(coachingSessions)).toHaveLength(1);
    } finally {
      await standIn.close();
    }
  },
);

test("a judgement is kept once Postgres is back", async () => {
  const row: CachedRow = {
    cacheKey: "k",
    callId: call.id,
    dimension: "discovery",
    analyzer: "model",
    rubricVersion: "r",
    promptVersion: "p",
    judgement: { kept: true },
  };
  const now = new Date();
  await sever();
  const writing = writeCached(database, row, { now, ttlDays: 1 });
  await mend();
  await writing;
  expect((await readCached(real, ["k"], now)).get("k")).toEqual({ kept: true });
});
