import type { RepRole } from "../../calls/call.ts";
import type { LoadedRubric } from "../../rubrics/rubric.ts";
import { asNote } from "./as-note.ts";
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
      `- ${id}: ${name}${applies === "with_objections" ? ", only with an objection" : ""}`,
      ...([1, 2, 3, 4, 5] as const).map((level) => `  ${level}. ${asNote(anchors[level])}`),
    ].join("\n"),
  );
  return fillPrompt(prompts.text.dimension, {
    title: rubric.title,
    question: rubric.question.trim(),
    role: roles[role],
    criteria: criteria.join("\n\n"),
    action_items: rubric.action_items.next_step
      ? "each thing somebody on the call promised to do"
      : "none, another reviewer collects them",
  });
}
