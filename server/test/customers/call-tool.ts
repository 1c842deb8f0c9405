import type { z } from "zod";
import { localAdmin } from "../../src/core/caller.ts";
import { ToolError } from "../../src/core/errors.ts";
import type { Tool, ToolResult } from "../../src/core/tool.ts";
import type { CustomersDeps } from "../../src/customers/deps.ts";

const door = { admit: async () => {}, record: async () => {} };

/** Calls a tool of the customers' side through its door. */
export const callCustomersTool = <Input extends z.ZodObject, Output extends z.ZodObject>(
  tool: Tool<CustomersDeps, Input, Output>,
  input: unknown,
  deps: CustomersDeps,
): Promise<ToolResult<z.output<Output>>> => tool.call(input, { deps, caller: localAdmin("test"), door });

/** The refusal that a promise ends in. */
export async function refusalOf(promise: Promise<unknown>): Promise<ToolError> {
  const error: unknown = await promise.catch((thrown: unknown) => thrown);
  if (error instanceof ToolError) return error;
  throw new Error("was not refused", { cause: error });
}
