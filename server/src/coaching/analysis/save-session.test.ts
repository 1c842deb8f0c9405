import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { coachingWorkspace } from "../../../test/coaching/workspace.ts";
import { testDatabase } from "../../../test/database.ts";
import { makeGongPair } from "../../../stand-ins/gong/make-gong-pair.ts";
import { callCriteria, calls, coachingSessions } from "../../storage/schema/coaching.ts";
import { parseGongCalls } from "../calls/parse-gong-calls.ts";
import { storeCall } from "../calls/store-call.ts";
import { analyzeCall } from "./analyze-call.ts";
import { saveSession } from "./save-session.ts";

const database = await testDatabase();
const workspace = await coachingWorkspace(database);
const quiet = { progress: () => {}, signal: new AbortController().signal };
const read = (id: string) => database.orm.select().from(calls).where(eq(calls.id, id));

async function stored(id: string): Promise<string> {
  const { calls: parsed } = parseGongCalls(makeGongPair(id), { source: "gong", importedAt: new Date() });
  for (const call of parsed) await storeCall(database.orm, call);
  return id;
}

test("an analysis becomes the scores and levels of its call", async () => {
  const id = await stored("7100000000000000001");
  const analysis = await analyzeCall({ callId: id, forceReanalysis: true }, workspace, quiet);
  const [row] = await read(id);
  expect(row).toMatchObject({
    overall: analysis.scores.overall,
    discovery: analysis.scores.discovery,
    productKnowledge: analysis.scores.product_knowledge,
    analyzer: "signals",
  });
  const levels = await database.orm.select().from(callCriteria).where(eq(callCriteria.callId, id));
  const judged = analysis.dimensions.flatMap(({ criteria }) => criteria);
  expect(levels.length).toBe(judged.length);
  for (const { id: criterion, level } of judged)
    expect(levels.find((one) => one.criterion === criterion)?.level).toBe(level);
});

test("a dimension judged alone leaves the others' scores as they were", async () => {
  const id = await stored("7100000000000000002");
  await analyzeCall({ callId: id, forceReanalysis: true }, workspace, quiet);
  const [before] = await read(id);
  await analyzeCall({ callId: id, dimensions: ["engagement"], forceReanalysis: true }, workspace, quiet);
  const [after] = await read(id);
  expect({ ...after, analyzedAt: null }).toEqual({ ...before, analyzedAt: null });
});

test("the same analysis saved twice under one id is one session", async () => {
  const id = await stored("7100000000000000003");
  const analysis = await analyzeCall({ callId: id, forceReanalysis: true }, workspace, quiet);
  const once = { since: new Date(), at: new Date(), sessionId: "0f4c7a56-5a3e-4a78-9a10-3c1f0e6ad001" };
  await saveSession(database, analysis, once);
  await saveSession(database, analysis, once);
  const sessions = await database.orm.select().from(coachingSessions).where(eq(coachingSessions.callId, id));
  expect(sessions.filter((session) => session.id === once.sessionId)).toHaveLength(1);
  expect(sessions).toHaveLength(2);
});

test("who waited for the same judging and saves it first leaves one session, with what was paid", async () => {
  const id = await stored("7100000000000000004");
  const first = await analyzeCall({ callId: id, forceReanalysis: true }, workspace, quiet);
  await database.orm.delete(coachingSessions).where(eq(coachingSessions.callId, id));
  const paid = { ...first, cached: false, cost: { ...first.cost, usd: 0.25 } };
  const since = new Date();
  await Promise.all([
    saveSession(database, { ...first, cached: true }, { since, at: new Date(), sessionId: randomUUID() }),
    saveSession(database, paid, { since, at: new Date(), sessionId: randomUUID() }),
    saveSession(database, { ...first, cached: true }, { since, at: new Date(), sessionId: randomUUID() }),
  ]);
  const sessions = await database.orm.select().from(coachingSessions).where(eq(coachingSessions.callId, id));
  expect(sessions.map(({ result }) => result)).toMatchObject([{ cached: false, cost: { usd: 0.25 } }]);
});
