import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { coachingWorkspace } from "../../test/coaching/workspace.ts";
import { testDatabase } from "../../test/database.ts";
import { makeCalls } from "../../test/workflows/make-calls.ts";
import { startGongStandIn } from "../../stand-ins/gong/start-gong-stand-in.ts";
import { createGongClient } from "../vendors/gong/create-gong-client.ts";
import { keepingLog } from "../../test/coaching/workspace.ts";
import { queueCall } from "./queue-call.ts";
import { startEngine } from "./start-engine.ts";

const database = await testDatabase();

test("a call that is taken on is fetched, analysed and done", async () => {
  const [pair] = makeCalls(1);
  const gong = await startGongStandIn({ calls: pair ? [pair] : [] });
  const log = keepingLog();
  const workspace = await coachingWorkspace(database, { log });
  const coaching = {
    ...workspace,
    archive: createGongClient({ baseUrl: gong.url, accessKey: gong.accessKey, secret: gong.secret, log }),
  };
  const t0 = performance.now();
  const engine = await startEngine({
    coaching,
    settings: { analysisConcurrency: 2, batchPollSeconds: 1, syncLookbackHours: 26, keepFinishedDays: 30 },
    role: "test",
    log,
  });
  console.log("launched", performance.now() - t0);
  expect(await queueCall(database, { callId: pair?.transcript.callId ?? "", title: null, source: "cli" })).toBe(
    "queued",
  );
  expect(await queueCall(database, { callId: pair?.transcript.callId ?? "", title: null, source: "cli" })).toBe(
    "known",
  );
  await expect
    .poll(async () => (await database.orm.execute(sql`select state, reason, run from work_items`)).rows, {
      timeout: 20000,
    })
    .toMatchObject([{ state: "done" }]);
  console.log(
    "done",
    performance.now() - t0,
    (await database.orm.execute(sql`select workflow_uuid, status, name, output from dbos.workflow_status`)).rows,
    (
      await database.orm.execute(
        sql`select workflow_uuid, function_id, function_name, output from dbos.operation_outputs`,
      )
    ).rows,
  );
  await engine.close();
  console.log("closed", performance.now() - t0, log.lines.filter((l) => !l.startsWith("Flows")).slice(0, 20));
}, 60000);
