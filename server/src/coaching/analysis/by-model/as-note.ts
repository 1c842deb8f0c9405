/**
 * Text of ours as one line of a list: sentences joined by semicolons, no full stop at the end. Only what people
 * said looks like a sentence in a prompt, which keeps models from quoting our own words.
 */
export function asNote(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[.!](?=["”)]? \p{Lu})/gu, ";")
    .replace(/\.$/, "");
}
