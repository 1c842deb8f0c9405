/** `1 try`, `6 tries`. */
export function countTries(tries: number): string {
  return tries === 1 ? "1 try" : `${tries} tries`;
}
