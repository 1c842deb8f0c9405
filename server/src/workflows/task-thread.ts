import { parentPort, workerData } from "node:worker_threads";
import { type Database, openDatabase } from "../storage/database.ts";
import { carryError } from "./carried-error.ts";
import { bindPerformTask } from "./discovery-tasks.ts";
import type { AskedTask, TaskAnswer, TaskThreadOptions } from "./open-task-thread.ts";

// A thread that performs tasks of discoveries (open-task-thread.ts), on connections of its own.
const options = workerData as TaskThreadOptions;
let opening: Promise<Database> | null = null;

parentPort?.on("message", (asked: AskedTask) => void answer(asked));

async function answer({ id, work }: AskedTask): Promise<void> {
  let answered: TaskAnswer;
  try {
    answered = { id, result: await bindPerformTask(await open())(work) };
  } catch (error) {
    answered = { id, error: carryError(error) };
  }
  parentPort?.postMessage(answered, []);
}

/** One that could not be opened is tried again with the next task. */
async function open(): Promise<Database> {
  try {
    return await (opening ??= openDatabase(options));
  } catch (error) {
    opening = null;
    throw error;
  }
}
