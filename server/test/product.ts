import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const bin = join(dirname(fileURLToPath(import.meta.url)), "../bin/rapport.mjs");
const outside =
  /^(ANTHROPIC|GONG|DATABASE_URL|RAPPORT_HOME|LOG_LEVEL|PORT|SKIP_VALIDATION|COACHING|CACHE|LONG_CALL|ENABLE)/;

export interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface Served {
  url: string;
  pid: number;
  output(): string;
  call(tool: string, input: unknown): Promise<{ status: number; data: Record<string, unknown> }>;
  /** Ends it in order. */
  stop(): Promise<number | null>;
  kill(): Promise<void>;
}

/** A home of its own for the real command line, which runs as real processes. */
export interface Product {
  home: string;
  run(args: string[], env?: Record<string, string>): Promise<Finished>;
  start(args: string[], env?: Record<string, string>): ChildProcess;
  serve(args?: string[], env?: Record<string, string>): Promise<Served>;
  /** Leaves no process and no file behind. */
  remove(): Promise<void>;
}

export function createProduct(): Product {
  const directory = mkdtempSync(join(tmpdir(), "rapport-test-"));
  chmodSync(directory, 0o755);
  const home = join(directory, "home");
  const children = new Set<ChildProcess>();

  function start(args: string[], env: Record<string, string> = {}): ChildProcess {
    const inherited = Object.entries(process.env).filter(([name]) => !outside.test(name));
    const child = spawn(process.execPath, [bin, ...args], {
      env: { ...Object.fromEntries(inherited), RAPPORT_HOME: home, ...env },
    });
    children.add(child);
    child.once("close", () => children.delete(child));
    return child;
  }

  async function run(args: string[], env?: Record<string, string>): Promise<Finished> {
    const child = start(args, env);
    child.stdin?.end();
    const read = collect(child);
    const [code] = (await once(child, "close")) as [number | null];
    return { code, ...read() };
  }

  async function serve(args: string[] = ["--dev"], env?: Record<string, string>): Promise<Served> {
    const child = start(["serve", "--port", "0", ...args], env);
    const read = collect(child);
    const output = () => `${read().stdout}${read().stderr}`;
    const url = await new Promise<string>((resolve, reject) => {
      child.stdout?.on("data", () => {
        // With all that is said before it waits, which may come in pieces.
        const found = /Server running on (http:\/\/localhost:\d+)\n(?: .*\n)+=+\n/.exec(read().stdout);
        if (found?.[1]) resolve(found[1]);
      });
      child.once("close", (code) => reject(new Error(`serve ended with ${code}:\n${output()}`)));
    });
    const end = async (signal: NodeJS.Signals) => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const closed = once(child, "close");
      child.kill(signal);
      await closed;
      return child.exitCode;
    };
    return {
      url,
      pid: child.pid ?? 0,
      output,
      async call(tool, input) {
        const answer = await fetch(`${url}/tools/${tool}`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(input),
        });
        return { status: answer.status, data: (await answer.json()) as Record<string, unknown> };
      },
      stop: () => end("SIGTERM"),
      kill: async () => void (await end("SIGKILL")),
    };
  }

  async function remove(): Promise<void> {
    await Promise.all(
      [...children].map(async (child) => {
        const closed = once(child, "close");
        child.kill("SIGKILL");
        await closed;
      }),
    );
    // Whoever leaves last stops Postgres: open the home once more and leave it.
    await run(["tools"]);
    rmSync(directory, { recursive: true, force: true });
  }

  return { home, run, start, serve, remove };
}

function collect(child: ChildProcess): () => { stdout: string; stderr: string } {
  const text = { stdout: "", stderr: "" };
  child.stdout?.setEncoding("utf8").on("data", (chunk: string) => (text.stdout += chunk));
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => (text.stderr += chunk));
  return () => text;
}
