import { ToolError } from "../core/errors.ts";
import type { BoundTool } from "../core/tool.ts";
import { nearestNames } from "./nearest-names.ts";

/** @throws ToolError `not_found` naming the tools that were probably meant. */
export function findTool(tools: BoundTool[], name: string): BoundTool {
  const found = tools.find((tool) => tool.name === name);
  if (found) return found;
  const names = tools.map((tool) => tool.name);
  const near = nearestNames(name, names);
  const hint =
    near.length > 0
      ? `Did you mean ${near.join(" or ")}?`
      : `There ${names.length === 1 ? "is" : "are"}: ${names.join(", ")}.`;
  throw new ToolError("not_found", `There is no tool called ${JSON.stringify(name.slice(0, 100))}. ${hint}`);
}
