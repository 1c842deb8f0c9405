import { once } from "node:events";
import type { Product } from "../test/product.ts";

export interface Worker {
  pid: number;
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** `rapport worker` as a process; resolves once it takes up work. */
export async function startWorker(product: Product, env: Record<string, string>): Promise<Worker> {
  const child = product.start(["worker"], env);
  child.stderr?.resume();
  const closed = once(child, "close");
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on("data", (chunk: Buffer) => {
      if (chunk.toString().includes("Worker ready")) resolve();
    });
    void closed.then(([code]) => reject(new Error(`A worker ended with ${String(code)}.`)));
  });
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await closed;
  };
  return { pid: child.pid ?? 0, kill: () => end("SIGKILL"), stop: () => end("SIGTERM") };
}
