import type { RunOutlook } from "./read-outlook.ts";
import { canPredict } from "./load-outlook.ts";

/** Why a run predicts nothing, and what to do or from when it will; null when it does. */
export function explainNoOutlook(outlook: RunOutlook, runId: number): string | null {
  if (runId === 0) {
    return "Nothing is predicted before the first discovery: run `npx rapport discover`. It takes 30 customers, and to predict, half a year of orders in which 30 came back.";
  }
  if (outlook === null) return "This discovery predicts nothing yet: run `npx rapport discover` again.";
  if (canPredict(outlook)) return null;
  const { missing, worksFrom } = outlook;
  const from = worksFrom === null ? "" : ` From ${worksFrom} on \`npx rapport discover\` can predict.`;
  return `Too little history to predict from: ${missing.replace(/\.$/, "")}.${from}`;
}
