import type { FlowDeps } from "./flow-deps.ts";
export async function judgeInBatches(_callIds: readonly string[], _deps: FlowDeps): Promise<void> {}
