import { clock } from "../analysis/by-model/render-transcript.ts";
import type { SearchCallsOutput } from "./search-calls.ts";

/** A list to choose a call from: when, who, what, how good, and the first place where it was said. */
export function saySearch({ items, total, next_cursor: cursor }: SearchCallsOutput): string {
  if (total === 0) return "No call matches. Leave a filter out, or look for fewer words.";
  if (items.length === 0) return `No more calls: all ${total} have been shown.`;
  const head =
    items.length === total
      ? `${total} ${total === 1 ? "call" : "calls"}`
      : `${items.length} of ${total} calls, newest first`;
  const more = cursor
    ? `For the next ones pass cursor ${cursor}. Use analyze_call with an id to hear more of one.`
    : "Use analyze_call with an id to hear more of one.";
  return [head, ...items.map(sayItem), more].join("\n\n");
}

function sayItem({ call, scores, snippets }: SearchCallsOutput["items"][number]): string {
  const score = scores.overall === null ? "not analyzed yet" : `${scores.overall} of 100`;
  const [first] = snippets;
  const others = snippets.length > 1 ? ` (and ${snippets.length - 1} more)` : "";
  return [
    `${call.started.slice(0, 10)}  ${call.title}: ${call.rep.name}, ${score}`,
    first && `  [${clock(first.start_seconds)}] ${first.speaker}: “${first.highlighted}”${others}`,
    `  id ${call.id}, ${call.call_type.replaceAll("_", " ")}, ${Math.max(1, Math.round(call.duration_seconds / 60))} min`,
  ]
    .filter((line) => line !== undefined)
    .join("\n");
}
