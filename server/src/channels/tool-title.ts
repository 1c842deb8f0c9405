/** `analyze_call` as people read it: `Analyze call`. */
export function toolTitle(name: string): string {
  const words = name.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
