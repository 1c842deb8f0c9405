import { DBOS, type WorkflowHandle } from "@dbos-inc/dbos-sdk";
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

/** Gives tasks to all processes that work on this database. */
export async function startTasks(
  tasks: readonly DiscoveryTask[],
  { parent, flow }: Pick<ShareOptions, "parent" | "flow">,
): Promise<StartedTask[]> {
  const started = [];
  for (const work of tasks) {
    const enqueueOptions = { priority: work.task === "month" ? whenNothingElseIsToDo : 0 };
    const params = { workflowID: `${parent}:${taskId(work)}`, queueName: "discovery", enqueueOptions };
    started.push(await DBOS.startWorkflow(flow, params)(work));
  }
  return started;
}

/** Waits for all of them. */
export async function finishTasks(
  started: readonly StartedTask[],
  onDone: ShareOptions["onDone"] = async () => {},
): Promise<void> {
  for (const [index, task] of started.entries()) {
    await task.getResult({ pollingIntervalMs });
    await onDone(index + 1, started.length);
  }
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
  await finishTasks(await startTasks(tasks, { parent, flow }), onDone);
}

type StartedTask = Pick<WorkflowHandle<void>, "getResult">;

interface ShareOptions {
  /** Id of the flow that they belong to. */
  parent: string;
  flow: DiscoveryTaskFlow;
  /** Of that flow. */
  step: RunStep;
  performTask: PerformTask;
  onDone: (done: number, of: number) => Promise<void>;
}
