import type { BoundTool } from "../../core/tool.ts";
import { shownTools } from "./shown-tools.ts";

/** More than this and models choose badly: a larger surface has to be split into toolsets. */
export const mostToolsPerConnection = 25;

const toolsetOf = (tool: BoundTool) => tool.scope.split(":")[0] ?? tool.scope;

/** The toolsets that have a door of their own: `/mcp/<toolset>`. */
export function listToolsets(tools: BoundTool[]): string[] {
  return [...new Set(tools.map(toolsetOf))];
}

/**
 * Which tools MCP shows: those of one toolset, or of all those that are asked for most; never more than a connection
 * may carry.
 */
export function chooseMcpTools(tools: BoundTool[], toolset?: string): BoundTool[] {
  const chosen = toolset === undefined ? tools : tools.filter((tool) => toolsetOf(tool) === toolset);
  if (chosen.length <= mostToolsPerConnection) return chosen;
  return chosen.filter(({ name }) => shownTools.has(name)).slice(0, mostToolsPerConnection);
}
