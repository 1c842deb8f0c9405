import { withoutRowValues } from "../storage/without-row-values.ts";

/** An error on its way to another thread, where its class would be lost. */
export interface CarriedError {
  name: string;
  message: string;
  stack: string | undefined;
  /** Of Postgres or of the system: what tells a lost connection from a defect. */
  code: string | null;
  cause: CarriedError | null;
}

/** Without values of rows: who gets it cannot tell any more what they are. */
export function carryError(error: unknown): CarriedError {
  if (!(error instanceof Error))
    return { name: "Error", message: String(error), stack: undefined, code: null, cause: null };
  const { name, message, stack } = withoutRowValues(error);
  const code = "code" in error && typeof error.code === "string" ? error.code : null;
  return { name, message, stack, code, cause: error.cause === undefined ? null : carryError(error.cause) };
}

export function restoreError({ name, message, stack, code, cause }: CarriedError): Error {
  const error = new Error(message, cause === null ? undefined : { cause: restoreError(cause) });
  return Object.assign(error, { name, stack }, code === null ? {} : { code });
}
