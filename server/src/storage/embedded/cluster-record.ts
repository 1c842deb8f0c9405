import { randomBytes } from "node:crypto";
import { chmod, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { ToolError } from "../../core/errors.ts";

const ClusterRecord = z.object({
  /** Where data and log are, relative to the record: `.`, or an absolute path. */
  directory: z.string(),
  port: z.number().int(),
  password: z.string(),
});

/** What a home remembers of its cluster. Holds the password: mode 0600. */
export type ClusterRecord = z.output<typeof ClusterRecord>;

const recordFile = (base: string) => join(base, "cluster.json");

/** @returns null when this home has no cluster yet. */
export async function readClusterRecord(base: string): Promise<ClusterRecord | null> {
  const file = recordFile(base);
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
  try {
    return ClusterRecord.parse(JSON.parse(text));
  } catch {
    // Without the cause: a JSON error quotes the text, and the text holds the password.
    throw new ToolError("unavailable", `${file} is damaged. Restore it from a backup, or set DATABASE_URL.`);
  }
}

/** Replaces the record as a whole, or leaves it as it was. */
export async function writeClusterRecord(base: string, record: ClusterRecord): Promise<void> {
  const file = recordFile(base);
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  await writeFile(draft, `${JSON.stringify(record)}\n`, { mode: 0o600, flush: true });
  await chmod(draft, 0o600);
  await rename(draft, file);
}
