import type { Dimension } from "../calls/call.ts";
import type { ComparedCall, Difference } from "./comparison.ts";

const words = (name: string) => name.replaceAll("_", " ");

/** Who was better at what, and one thing that each call can take from another. `differences` are ordered. */
export function summarizeComparison(
  calls: readonly ComparedCall[],
  differences: readonly Difference[],
  dimensions: readonly Dimension[],
): string {
  const title = titlesOf(calls);
  if (differences.length === 0) {
    return `No difference was found in ${dimensions.map(words).join(", ")}: wherever the calls could be judged they reached the same levels.`;
  }
  const scored = calls
    .toSorted((a, b) => (b.analysis.scores.overall ?? -1) - (a.analysis.scores.overall ?? -1))
    .map(({ call, analysis }) => `${title(call.id)} ${analysis.scores.overall ?? "not scored"}`)
    .join(", ");
  const better = calls.flatMap(({ call }) => {
    const names = differences
      .filter(({ bestCallId, criterion }) => bestCallId === call.id && criterion !== "overall")
      .slice(0, 3)
      .map(({ name, dimension }) => `${name} (${words(dimension)})`);
    return names.length > 0 ? [`${title(call.id)} was better at: ${names.join("; ")}.`] : [];
  });
  const lessons = calls.flatMap(({ call }) => {
    const lesson = differences.find(({ worstCallId, criterion }) => worstCallId === call.id && criterion !== "overall");
    return lesson ? [`${title(call.id)} can take from ${title(lesson.bestCallId)}: ${lesson.name}.`] : [];
  });
  return [`Overall: ${scored}.`, ...better, ...lessons].join("\n");
}

/** The title in quotation marks, with the id where two calls have the same one. */
function titlesOf(calls: readonly ComparedCall[]): (callId: string) => string {
  const titles = calls.map(({ call }) => call.title);
  const named = new Map(
    calls.map(({ call: { id, title } }) => [
      id,
      titles.filter((other) => other === title).length > 1 ? `“${title}” (${id})` : `“${title}”`,
    ]),
  );
  return (callId) => named.get(callId) ?? callId;
}
