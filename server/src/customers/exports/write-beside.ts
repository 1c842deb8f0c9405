import { randomBytes } from "node:crypto";
import { open, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { ToolError } from "../../core/errors.ts";

/**
 * Writes a file under a name of its own beside its place and moves it there once it is whole and on disk: at any
 * moment the place holds what was there before, or all of the new. Resolves with whether something was replaced.
 * @throws ToolError `invalid_input` for a place that cannot be written.
 */
export async function writeBeside(
  file: string,
  write: (append: (chunk: Buffer) => Promise<void>) => Promise<void>,
): Promise<boolean> {
  const before = await stat(file).catch(() => null);
  if (before?.isDirectory()) {
    throw new ToolError(
      "invalid_input",
      `${file} is a folder. Name a file in it, such as ${join(file, "profiles.csv")}.`,
    );
  }
  const draft = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString("hex")}.part`);
  const handle = await open(draft, "wx").catch((cause: unknown) => {
    throw explain(file, cause);
  });
  try {
    await write((chunk) => handle.appendFile(chunk));
    await handle.sync();
    await handle.close();
    await rename(draft, file);
  } catch (error) {
    await handle.close();
    await rm(draft, { force: true });
    throw isFull(error)
      ? new ToolError("unavailable", `No space is left for ${file}. Make room and export again.`, { cause: error })
      : error;
  }
  return before !== null;
}

const codeOf = (error: unknown) => (error instanceof Error && "code" in error ? error.code : undefined);
const isFull = (error: unknown) => codeOf(error) === "ENOSPC";

function explain(file: string, cause: unknown): unknown {
  const code = codeOf(cause);
  if (code === "ENOENT" || code === "ENOTDIR") {
    return new ToolError(
      "invalid_input",
      `There is no folder ${dirname(file)}. Make it first, or name another place.`,
      { cause },
    );
  }
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") {
    return new ToolError("invalid_input", `${dirname(file)} may not be written. Name another place.`, { cause });
  }
  return cause;
}
