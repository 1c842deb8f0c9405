import { beforeEach, expect, test } from "vitest";
import { coachingWorkspace } from "../../../test/coaching/workspace.ts";
import { testDatabase } from "../../../test/database.ts";
import { callFrom } from "../../../test/transcript.ts";
import { localAdmin } from "../../core/caller.ts";
import { calls } from "../../storage/schema/coaching.ts";
import { repAliases, reps, weeklyReviews } from "../../storage/schema/team.ts";
import { storeCall } from "../calls/store-call.ts";
import { weekOf } from "../reviews/week-of.ts";
import { writeWeeklyReview } from "../reviews/write-weekly-review.ts";
import { getWeeklyReviewTool } from "./get-weekly-review.ts";

const database = await testDatabase();
const now = new Date("2026-11-25T12:00:00Z");
const deps = { ...(await coachingWorkspace(database)), clock: { now: () => now } };
const door = { admit: async () => {}, record: async () => {} };
const ask = (input: object = {}) => getWeeklyReviewTool.call(input, { deps, caller: localAdmin("test"), door });
const write = (day: string) => writeWeeklyReview(weekOf(day, deps.settings.timezone), deps);

async function recorded(id: string, email: string, name: string): Promise<void> {
  const rep = { speakerId: "ada-moss", name, email, role: "AE", chosenBy: "named" } as const;
  await storeCall(
    database.orm,
    callFrom("0:00 Rep Ada Moss: Hello.", { id, rep, transcriptHash: id.padStart(64, "0") }),
  );
}

beforeEach(async () => {
  for (const table of [weeklyReviews, calls, repAliases, reps]) await database.orm.delete(table);
});

test("without a week it is the newest stored one, else last week's", async () => {
  expect((await ask()).data).toMatchObject({ week: "2026-11-16", stored: false, reps: [] });
  await write("2026-11-02");
  await write("2026-10-26");
  expect((await ask()).data).toMatchObject({ week: "2026-11-02", stored: true, notice: null });
});

test("a week that is not stored is made on the spot, kept nowhere, and says how to keep it", async () => {
  await recorded("1", "ada@example.com", "Ada Moss");
  const { data, text } = await ask({ week_of: "2026-11-18" });
  expect(data).toMatchObject({ week: "2026-11-16", stored: false, team: { calls: 1, analyzed: 0 } });
  expect(data.markdown).toContain("1 call");
  expect(text).toContain("npx rapport review --week 2026-11-16");
  expect(await database.orm.select().from(weeklyReviews)).toEqual([]);
});

test("this week's review says that the week is not over; a week to come is refused, and so is no date", async () => {
  expect((await ask({ week_of: "2026-11-24" })).data.notice).toContain("not over yet");
  for (const day of ["2026-11-30", "last week", "", "0000-01-01"]) {
    const refusal = { code: "invalid_input", issues: [{ path: "week_of" }] };
    await expect(ask({ week_of: day })).rejects.toMatchObject(refusal);
  }
});

test("a stored review says when calls of its week have come in since, and how to take them in", async () => {
  await recorded("1", "ada@example.com", "Ada Moss");
  await write("2026-11-16");
  expect((await ask()).data.notice).toBeNull();
  await recorded("2", "ben@example.com", "Ben Lind");
  const { data, text } = await ask();
  expect(data).toMatchObject({ stored: true, team: { calls: 1 } });
  expect(text).toMatch(/^Note: 1 call of this week .* npx rapport review --week 2026-11-16/);
  await write("2026-11-16");
  expect((await ask()).data).toMatchObject({ notice: null, team: { calls: 2 } });
});

test("any address of a rep brings their own report only", async () => {
  await recorded("1", "ada@example.com", "Ada Moss");
  await recorded("2", "ben@example.com", "Ben Lind");
  await write("2026-11-16");
  await database.orm.insert(reps).values({ email: "ada.moss@example.com", name: "Ada Moss" });
  await database.orm.insert(repAliases).values({ alias: "ada@example.com", email: "ada.moss@example.com" });
  for (const address of ["ADA@example.com", "ada.moss@example.com"]) {
    const { data } = await ask({ rep_email: address });
    expect(data).toMatchObject({ stored: true, team: null, reps: [{ rep: { name: "Ada Moss" }, calls: 1 }] });
    expect(data.markdown).toContain("Ada Moss");
    expect(data.markdown).not.toContain("Ben Lind");
  }
});

test("a rep without calls gets a whole answer that says so", async () => {
  await write("2026-11-16");
  const { data } = await ask({ rep_email: "nobody@example.com" });
  expect(data).toMatchObject({ week: "2026-11-16", reps: [], team: null });
  expect(data.markdown).toContain("No calls were recorded under this address");
});
