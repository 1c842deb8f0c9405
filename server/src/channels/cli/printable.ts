/** Every control character but tab and newline, and what turns the reading direction of all that follows. */
const control = /(?![\t\n])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/** Text that cannot steer a terminal: transcripts and names come from outside and may carry escape sequences. */
export function printable(text: string): string {
  return text.replace(control, "");
}

/** The same on one line of at most so many characters. */
export function printableLine(text: string, most = Infinity): string {
  const line = printable(text.replaceAll(/\s*\n\s*/g, " ")).trim();
  return line.length <= most ? line : `${line.slice(0, most - 2)} …`;
}
