import {
  aboutThem,
  aloud,
  askToTell,
  comprehensionCheck,
  emptyQuestion,
  factQuestion,
  lateQuestionWord,
  leadIn,
  logistics,
  prompt,
  quoted,
  reported,
  tag,
  tellQuestion,
  whOpeners,
  yesNoOpener,
} from "./question-cues.ts";

/** Without its mark a fragment as short as "do you" tells nothing. */
const unmarkedWords = 4;

/**
 * Whether a sentence (as `plainText` writes it) asks something: it ends with "?" or opens like a question,
 * because recorders often lose the mark. Tags ("right?"), echoes ("really?"), sound and screen checks,
 * greetings and questions told of others do not ask.
 */
export function asksQuestion(plain: string): boolean {
  return questionsIn(plain).length > 0;
}

/** Whether the next speaker's words answer it: a question other than "does that make sense?". */
export function awaitsAnswer(plain: string): boolean {
  const last = questionsIn(plain).at(-1);
  return last !== undefined && !comprehensionCheck.test(last);
}

/** The questions of one sentence, without lead-in and closing mark; recorders may put several into one. */
export function questionsIn(plain: string): string[] {
  return plain.split(/(?<=[.?!])\s+/).flatMap((part) => {
    const core = questionCore(part);
    return core === null ? [] : [core];
  });
}

/** Open: asks to tell. Closed: a yes or no, a number, a name, a date, a place or a choice will do. */
export function questionKind(question: string): "open" | "closed" {
  if (prompt.test(question)) return /^[^,]{0,25}\b(?:if|whether)\b/.test(question) ? "closed" : "open";
  if (askToTell.test(question)) return "open";
  if (factQuestion.test(question)) {
    const late = /^(?:when|where|if)\b/.test(question) ? lateQuestionWord.exec(question)?.[1] : undefined;
    return late !== undefined && questionKind(late) === "open" ? "open" : "closed";
  }
  if (tellQuestion.test(question)) return "open";
  const late = lateQuestionWord.exec(question)?.[1];
  return late !== undefined && !yesNoOpener.test(question) ? questionKind(late) : "closed";
}

function questionCore(part: string): string | null {
  const marked = part.trimEnd().endsWith("?");
  const bare = part.replace(/[\s.?!,"]+$/, "");
  const core = bare
    .replace(leadIn, "")
    .replace(/^[\p{L}]+, (?=(?:what|how|why|when|where|who|which|do|does|did|is|are|can|could|would|have)\b)/u, "");
  if (core === "" || emptyQuestion.test(core) || emptyQuestion.test(bare) || logistics.test(core)) return null;
  if (reported.test(core) || quoted.test(part) || aloud.test(core)) return null;
  if (!marked) return opens(core) && core.split(" ").length >= unmarkedWords ? core : null;
  const untagged = core.replace(tag, "");
  if (untagged === core || opens(untagged)) return core;
  return aboutThem.test(untagged) ? core : null;
}

function opens(core: string): boolean {
  return yesNoOpener.test(core) || prompt.test(core) || whOpeners.some((opener) => opener.test(core));
}
