/** Of sockets, and of a Postgres that is stopping (57P01, 57P02), not up yet (57P03) or lost its connection (08…). */
const codes = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|57P0[123]|08[0-9A-Z]{3})$/;

/** What pg and its pool say where they give no code. */
const messages =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error)/;

/** True when a query failed because Postgres was not reached or went away, anywhere in the chain of causes. */
export function isConnectionFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && typeof error.code === "string" && codes.test(error.code)) return true;
  if (messages.test(error.message)) return true;
  // A host with several addresses fails with one error for all of them.
  if (error instanceof AggregateError && error.errors.some(isConnectionFailure)) return true;
  return isConnectionFailure(error.cause);
}
