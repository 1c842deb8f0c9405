/** Why the signal of every flow is aborted: its process stops and has waited long enough. */
export class Stopping extends Error {
  override readonly name = "Stopping";

  constructor() {
    super("This process is stopping.");
  }
}

/** Whether an error, or what caused it, is that. */
export function isStopping(error: unknown): boolean {
  return error instanceof Stopping || (error instanceof Error && isStopping(error.cause));
}
