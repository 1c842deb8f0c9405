/** Every control character but tab and newline. */
const control = /[^\P{Cc}\t\n]/gu;

/** Text that cannot steer a terminal: transcripts and names come from outside and may carry escape sequences. */
export function printable(text: string): string {
  return text.replace(control, "");
}

/** The same on one line, for stderr. */
export function printableLine(text: string): string {
  return printable(text.replaceAll(/\s*\n\s*/g, " ")).trim();
}
