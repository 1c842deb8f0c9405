import { describe, expect, it } from "vitest";
import { join } from "node:path";
import { testDatabase } from "../../test/database.ts";
import { BudgetReached, createBudget } from "./budget.ts";
import { readLabelledFolder } from "./read-labelled-folder.ts";

const database = await testDatabase();

describe("a budget", () => {
  it("counts what is under way, and gives back what has ended", async () => {
    const [call] = (await readLabelledFolder(join(import.meta.dirname, ".."))).calls;
    if (!call) throw new Error("There is no call.");
    const budget = createBudget(database, 1, () => 0.4);
    const first = await budget.reserve(call);
    await budget.reserve(call);
    await expect(budget.reserve(call)).rejects.toThrow(BudgetReached);
    first();
    await expect(budget.reserve(call)).resolves.toBeTypeOf("function");
  });
});
