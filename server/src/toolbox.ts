import type { CoachingDeps } from "./coaching/deps.ts";
import { analyzeCallTool } from "./coaching/tools/analyze-call.ts";
import { type BoundTool, bindTool, type Door } from "./core/tool.ts";

export interface ToolboxDeps {
  coaching: CoachingDeps;
}

/** Every tool of the product, in the order in which it is listed. */
export function bindToolbox(deps: ToolboxDeps, door: Door): BoundTool[] {
  return [bindTool(analyzeCallTool, deps.coaching, door)];
}
