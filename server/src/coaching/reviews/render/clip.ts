/** At most so many words; what was cut off is marked. */
export function clip(text: string, words = 45): string {
  const all = text.trim().split(/\s+/);
  return all.length <= words ? all.join(" ") : `${all.slice(0, words).join(" ")} …`;
}
