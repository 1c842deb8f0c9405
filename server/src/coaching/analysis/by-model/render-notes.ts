import type { Product } from "../../calls/call.ts";
import type { ProductNotes } from "../../rubrics/product-notes.ts";
import { asNote } from "./as-note.ts";

/** The notes that bear on a call: its product's, or all of them while it is not known which product it is about. */
export function chooseNotes(notes: readonly ProductNotes[], product: Product | null): ProductNotes[] {
  return notes.filter((each) => product === null || each.product === product);
}

/** What a judge needs to tell right statements from wrong ones, in as few words as that takes. */
export function renderNotes(notes: readonly ProductNotes[]): string {
  return notes.map(renderProduct).join("\n\n");
}

function renderProduct(notes: ProductNotes): string {
  const { name, aliases, what, capabilities, plan_facts: facts, not_documented: unknown, competitors } = notes;
  return [
    `${name}${aliases.length > 0 ? ` (also called ${aliases.join(", ")})` : ""}: ${asNote(what)}`,
    `What it does\n${bullets(capabilities.map(({ statement }) => statement))}`,
    facts.length > 0 &&
      `Facts of its plans, as documented\n${bullets(facts.map(({ statement, source }) => `${asNote(statement)} (${source.date})`))}`,
    unknown.length > 0 && `Not in its documents\n${bullets(unknown)}`,
    competitors.length > 0 && `Compared with\n${bullets(competitors.map(({ name, note }) => `${name}: ${note}`))}`,
  ]
    .filter((part) => part !== false)
    .join("\n");
}

const bullets = (lines: readonly string[]) => lines.map((line) => `* ${asNote(line)}`).join("\n");
