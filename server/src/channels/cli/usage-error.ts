/** Wrong usage: exit code 2. `message` is one line; `usage` the lines that show how it is done, if they help. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  readonly usage: string | undefined;

  constructor(message: string, usage?: string) {
    super(message);
    this.usage = usage;
  }
}
