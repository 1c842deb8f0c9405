import { sql } from "drizzle-orm";
import { ToolError } from "../../core/errors.ts";
import type { Database } from "../../storage/database.ts";
import { planText, type TextPlan } from "./plan-text.ts";

/**
 * What a search text asks for: all words, "a phrase", this or that, -not this; in any of their forms.
 * @throws ToolError `invalid_input` for a text without a word that can be looked for.
 */
export async function readText({ orm }: Pick<Database, "orm">, text: string): Promise<TextPlan> {
  const { rows } = await orm.execute<{ query: string }>(
    sql`select websearch_to_tsquery('english'::regconfig, ${text})::text as query`,
  );
  const plan = planText(rows[0]?.query ?? "");
  if (plan.terms.length === 0 && plan.alternatives.flat().length === 0) {
    throw refusal(
      "holds no word that can be looked for: it is empty, or has only words that stand in every call, like “the”. Leave it out to list calls, or name a topic",
    );
  }
  if (plan.alternatives.some((factors) => factors.every(({ negated }) => negated))) {
    throw refusal("only says what must not be said. Add a word that must be said, on each side of an “or”");
  }
  return plan;
}

function refusal(what: string): ToolError {
  return new ToolError("invalid_input", `text ${what}.`, { issues: [{ path: "text", message: what }] });
}
