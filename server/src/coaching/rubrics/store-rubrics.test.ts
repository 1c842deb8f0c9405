import { describe, expect, it } from "vitest";
import { rubrics } from "../../../test/coaching/judge-with-shipped-content.ts";
import { testDatabase } from "../../../test/database.ts";
import { rubrics as rubricTable } from "../../storage/schema/coaching.ts";
import { storeRubrics } from "./store-rubrics.ts";

const database = await testDatabase();

describe("storeRubrics", () => {
  it("keeps each version once, and the old one beside an edited one", async () => {
    await storeRubrics(database, rubrics);
    await storeRubrics(database, rubrics);
    const stored = await database.orm.select().from(rubricTable);
    expect(stored.map(({ version }) => version).sort()).toEqual(
      Object.values(rubrics)
        .map(({ version }) => version)
        .sort(),
    );
    const edited = { ...rubrics.discovery, title: "Finding out", version: "discovery-0000000000" };
    await storeRubrics(database, { ...rubrics, discovery: edited });
    const after = await database.orm.select().from(rubricTable);
    expect(after).toHaveLength(5);
    const titles = after.filter(({ dimension }) => dimension === "discovery").map(({ content }) => content);
    expect(titles).toContainEqual(expect.objectContaining({ title: rubrics.discovery.title }));
    expect(titles).toContainEqual(expect.objectContaining({ title: "Finding out" }));
  });
});
