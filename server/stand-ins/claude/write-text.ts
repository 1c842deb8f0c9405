/** Plausible words for a field, from its name and the criterion it belongs to. */
export function writeText(field: string, criterion: string): string {
  const about = criterion === "" ? "the call" : criterion.replaceAll("_", " ");
  const name = field.toLowerCase();
  if (/say_?instead/.test(name)) return `Could you walk me through how ${about} looks for you today?`;
  if (/why/.test(name)) return `The buyer had more to say about ${about} than was asked for.`;
  if (/what|action|focus|title/.test(name)) return `Give ${about} one more question before moving on.`;
  if (/reason/.test(name)) return `The quoted words show how ${about} was handled on this call.`;
  // Nobody said when.
  if (/due|deadline/.test(name)) return "";
  if (/summary/.test(name)) return `The call in short, with an eye on ${about}.`;
  return `A note on ${about}.`;
}
