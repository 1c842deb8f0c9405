import { spawn } from "node:child_process";
import type { Account } from "./account.ts";

export interface ProgramResult {
  /** 0 is success; null when it could not be run or was killed. */
  status: number | null;
  /** What it wrote on both streams, or why it could not be run. */
  output: string;
  /** Node's code when the program could not be run at all, such as ENOENT. */
  spawnCode?: string;
}

/** English messages, whatever the user's language: they are searched. */
const environment = { LC_ALL: "C", TZ: "UTC", PATH: "/usr/bin:/bin" };

/**
 * Runs one of Postgres's programs to its end, as `account`. `quiet` gives it no streams of ours: what
 * it leaves running would hold them open.
 */
export async function runProgram(
  program: string,
  args: string[],
  options: { account: Account | null; cwd: string; quiet?: boolean },
): Promise<ProgramResult> {
  const stream = options.quiet ? "ignore" : "pipe";
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      ...options.account,
      cwd: options.cwd,
      env: environment,
      stdio: ["ignore", stream, stream],
      windowsHide: true,
    });
    let output = "";
    child.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.on("error", (error: NodeJS.ErrnoException) =>
      resolve({ status: null, output: error.message, spawnCode: error.code ?? "unknown" }),
    );
    child.on("close", (status) => resolve({ status, output }));
  });
}
