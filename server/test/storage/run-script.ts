import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

export interface Script {
  pid: number;
  /** The next line on stdout. @throws with stderr when the script ended instead. */
  line(): Promise<string>;
  /** Sends a line to its stdin. */
  say(line: string): void;
  /** With all its children, as a terminal or a supervisor would. */
  kill(): void;
  exit: Promise<number | null>;
}

/** Runs a script of this folder as a process (group) of its own, killed at the latest when the test has finished. */
export function runScript(name: string, ...args: string[]): Script {
  const script = fileURLToPath(new URL(name, import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", script, ...args], { detached: true });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${name} could not be started`);
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const exit = new Promise<number | null>((resolve) => child.on("exit", resolve));
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const kill = () => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-pid, "SIGKILL");
  };
  onTestFinished(kill);
  return {
    pid,
    exit,
    kill,
    say: (line) => child.stdin.write(`${line}\n`),
    async line() {
      const { value, done } = await lines.next();
      if (done) throw new Error(`${name} ended: ${stderr}`);
      return value;
    },
  };
}
