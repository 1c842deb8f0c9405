import { DBOS } from "@dbos-inc/dbos-sdk";
import { breakableSteps, type RunStep } from "./breakable-steps.ts";
import { type DiscoveryTask, type PerformTask, taskId } from "./discovery-tasks.ts";
import type { CustomersFlowDeps } from "./flow-deps.ts";

export type DiscoveryTaskFlow = (work: DiscoveryTask) => Promise<void>;

const pollingIntervalMs = 50;
/** The past can wait while the present is found out. */
const whenNothingElseIsToDo = 10;

/** The flow of one task: recorded once it is done, and done again by somebody else when its process dies before. */
export function bindDiscoveryTask({ performTask, stop }: CustomersFlowDeps): DiscoveryTaskFlow {
  const step = breakableSteps(stop);
  return async (work) => {
    await step(work.task, () => performTask(work));
  };
}

/**
 * Has tasks done by all processes that work on this database, and waits for all of them. A single one is done here:
 * giving it away would only take time.
 */
export async function shareTasks(
  tasks: readonly DiscoveryTask[],
  { parent, flow, step, performTask, onDone }: ShareOptions,
): Promise<void> {
  const [only, ...others] = tasks;
  if (only && others.length === 0) {
    await step(only.task, () => performTask(only));
    await onDone(1, 1);
    return;
  }
  const handles = [];
  for (const work of tasks) {
    const enqueueOptions = { priority: work.task === "month" ? whenNothingElseIsToDo : 0 };
    const params = { workflowID: `${parent}:${taskId(work)}`, queueName: "discovery", enqueueOptions };
    handles.push(await DBOS.startWorkflow(flow, params)(work));
  }
  for (const [index, handle] of handles.entries()) {
    await handle.getResult({ pollingIntervalMs });
    await onDone(index + 1, handles.length);
  }
}

interface ShareOptions {
  /** Id of the flow that they belong to. */
  parent: string;
  flow: DiscoveryTaskFlow;
  /** Of that flow. */
  step: RunStep;
  performTask: PerformTask;
  onDone: (done: number, of: number) => Promise<void>;
}
