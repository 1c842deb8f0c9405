import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { calls, transcriptTurns } from "../../storage/schema/coaching.ts";
import { storeCall } from "../calls/store-call.ts";
import { loadSamples } from "./load-samples.ts";
import { readSamples } from "./read-samples.ts";

const directory = fileURLToPath(new URL("../../../../content/samples/calls", import.meta.url));
const now = new Date("2027-03-20T09:00:00Z");
const clock = { now: () => now };
const database = await testDatabase();
const samples = await readSamples(directory);

beforeEach(async () => {
  await database.orm.execute(sql`truncate calls cascade`);
});

describe("loadSamples", () => {
  test("fills an empty workspace with every sample, dated by whole weeks into the last seven days", async () => {
    const { loaded, shiftedWeeks } = await loadSamples({ directory, database, clock });
    expect(loaded).toHaveLength(samples.length);
    expect(shiftedWeeks).toBe(17);
    expect(loaded.at(-1)).toMatchObject({ rep: "Wren Castellano", started: expect.any(Date) });
    expect(loaded.at(-1)?.started.toISOString()).toMatch(/^2027-03-17T/);

    const stored = await database.orm.select().from(calls).orderBy(calls.started);
    expect(stored.map(({ id }) => id)).toEqual(loaded.map(({ id }) => id));
    expect(new Set(stored.map(({ source }) => source))).toEqual(new Set(["sample"]));
    const turns = samples.reduce((total, call) => total + call.turns.length, 0);
    expect(await database.orm.$count(transcriptTurns)).toBe(turns);
  });

  test("leaves a workspace with any call alone", async () => {
    const [one] = samples;
    if (!one) throw new Error("no sample");
    await storeCall(database.orm, { ...one, source: "import" });
    expect(await loadSamples({ directory, database, clock })).toEqual({ loaded: [], shiftedWeeks: 0 });
    expect(await database.orm.$count(calls)).toBe(1);
  });

  test("loads them once when two processes start together", async () => {
    const both = await Promise.all([1, 2].map(() => loadSamples({ directory, database, clock })));
    expect(both.map(({ loaded }) => loaded.length).toSorted((left, right) => left - right)).toEqual([
      0,
      samples.length,
    ]);
    expect(await database.orm.$count(calls)).toBe(samples.length);
  });

  test("loads nothing when a call in the middle cannot be stored", async () => {
    const middle = samples[Math.floor(samples.length / 2)]?.id ?? "";
    await database.orm.execute(sql.raw(`alter table calls add constraint refuse_one check (id <> '${middle}')`));
    try {
      await expect(loadSamples({ directory, database, clock })).rejects.toThrow(/Failed query: insert into "calls"/);
    } finally {
      await database.orm.execute(sql`alter table calls drop constraint refuse_one`);
    }
    expect(await database.orm.$count(calls)).toBe(0);
  });
});
