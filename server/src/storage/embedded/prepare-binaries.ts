import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, cp, mkdir, readFile, rename, rm, stat, symlink } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { ToolError } from "../../core/errors.ts";
import type { Account } from "./account.ts";
import type { Cluster } from "./cluster.ts";
import { type Binaries, findBinaries } from "./find-binaries.ts";
import { type ProgramResult, runProgram } from "./run-program.ts";
import { systemDirectory } from "./settle-cluster.ts";

const extension = process.platform === "win32" ? ".exe" : "";
const programs = ["initdb", "pg_ctl", "postgres"];

/** Path of one of Postgres's programs under `native`. */
export const programPath = (native: string, program: string) => join(native, "bin", `${program}${extension}`);

/**
 * A directory with Postgres's bin, lib and share that `cluster.account` can run: what npm installed,
 * mended where install scripts were blocked, else a mended copy in a place the account can enter.
 * @throws ToolError `unavailable` when neither runs on this system.
 */
export async function prepareBinaries(
  cluster: Pick<Cluster, "account" | "directory">,
  binaries: Binaries = findBinaries(),
): Promise<string> {
  await mendOrLeave(binaries.native);
  const refusal = await whyNotRunning(binaries.native, cluster.account);
  if (refusal === null) return binaries.native;
  if (lacksLoader(refusal, binaries.native))
    throw doesNotRun(refusal, " (it needs glibc, which Alpine and other musl systems lack)");
  const parent = cluster.account === null ? cluster.directory : systemDirectory;
  const copy = join(parent, `postgres-${binaries.version}-${process.arch}`);
  if (existsSync(copy)) await mendOrLeave(copy);
  else await copyMended(binaries.native, copy);
  const failure = await whyNotRunning(copy, cluster.account);
  if (failure !== null) throw doesNotRun(failure, "");
  return copy;
}

/** @returns null when all programs run. */
async function whyNotRunning(native: string, account: Account | null): Promise<ProgramResult | null> {
  const results = await Promise.all(
    programs.map((program) => runProgram(programPath(native, program), ["--version"], { account, cwd: "/" })),
  );
  return results.find(({ status }) => status !== 0) ?? null;
}

/** The program is there and still "not found": it is the loader it names that is missing. */
const lacksLoader = ({ spawnCode }: ProgramResult, native: string) =>
  process.platform === "linux" && spawnCode === "ENOENT" && existsSync(programPath(native, "initdb"));

const doesNotRun = ({ output }: ProgramResult, reason: string) =>
  new ToolError(
    "unavailable",
    `The embedded Postgres does not run on this ${process.platform}-${process.arch} system${reason}. Set DATABASE_URL to a Postgres 14 or newer.`,
    { cause: new Error(output) },
  );

async function copyMended(source: string, target: string): Promise<void> {
  const draft = `${target}.${randomBytes(6).toString("hex")}`;
  try {
    await mkdir(dirname(target), { recursive: true, mode: 0o755 });
    await cp(source, draft, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (file) => !file.endsWith(".a") && basename(file) !== "pkgconfig",
    });
    await mend(draft);
    await rename(draft, target);
  } catch (error) {
    // Another process may have made the same copy meanwhile: a directory does not move onto a filled one.
    if (!existsSync(join(target, "bin"))) throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** A read-only installation is left as it is: whether it runs all the same is asked next. */
async function mendOrLeave(native: string): Promise<void> {
  try {
    await mend(native);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code !== "EACCES" && code !== "EPERM" && code !== "EROFS") throw error;
  }
}

/** Restores what npm's install script would have done: the links among the libraries, and the right to execute. */
async function mend(native: string): Promise<void> {
  const list = join(native, "pg-symlinks.json");
  const links = existsSync(list)
    ? (JSON.parse(await readFile(list, "utf8")) as { source: string; target: string }[])
    : [];
  for (const link of links) {
    const source = join(native, relative("native", link.source));
    const target = join(native, relative("native", link.target));
    if (existsSync(target)) continue;
    await rm(target, { force: true });
    await symlink(relative(dirname(target), source), target).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
  if (process.platform === "win32") return;
  for (const program of programs) {
    const file = programPath(native, program);
    const { mode } = await stat(file);
    if ((mode & 0o555) !== 0o555) await chmod(file, 0o755);
  }
}
