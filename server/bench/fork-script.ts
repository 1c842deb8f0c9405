import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { z } from "zod";

/** Runs a script of this folder as a process of its own. Resolves with the first message it sends. */
export async function forkScript<Message extends z.ZodType>(
  script: URL,
  args: string[],
  schema: Message,
): Promise<{ child: ChildProcess; message: z.output<Message> }> {
  const child = fork(script, args, { execArgv: ["--import", "tsx"] });
  const [message] = (await Promise.race([
    once(child, "message"),
    once(child, "exit").then(() => Promise.reject(new Error(`${script.pathname} ended before it said anything.`))),
  ])) as [unknown];
  return { child, message: schema.parse(message) };
}
