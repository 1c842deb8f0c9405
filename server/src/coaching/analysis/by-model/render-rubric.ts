import type { RepRole } from "../../calls/call.ts";
import type { LoadedRubric } from "../../rubrics/rubric.ts";
import { fillPrompt, type Prompts } from "../prompts.ts";

const roles: Record<RepRole, string> = {
  AE: "an account executive (AE)",
  SE: "a solutions engineer (SE)",
  CSM: "a customer success manager (CSM)",
};

/** What is asked of one dimension. Weights are not shown: they would tempt to spread levels by them. */
export function renderRubric(rubric: LoadedRubric, role: RepRole, prompts: Prompts): string {
  const criteria = rubric.criteria.map(({ id, name, applies, anchors }) =>
    [
      `- ${id}: ${name}`,
      ...([1, 2, 3, 4, 5] as const).map((level) => `  Level ${level}: ${anchors[level].trim()}`),
      ...(applies === "with_objections" ? ["  Where nobody raised an objection, the level is not_applicable."] : []),
    ].join("\n"),
  );
  return fillPrompt(prompts.text.dimension, {
    title: rubric.title,
    question: rubric.question.trim(),
    role: roles[role],
    criteria: criteria.join("\n\n"),
    count: String(rubric.criteria.length),
    action_items: rubric.action_items.next_step
      ? "each thing somebody on the call promised to do."
      : "none, another reviewer collects them.",
  });
}
