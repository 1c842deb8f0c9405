import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Call } from "../calls/call.ts";
import { parseGongCalls } from "../calls/parse-gong-calls.ts";
import { readCallFile } from "../calls/read-call-file.ts";

/**
 * The calls of every `.json` file of a directory, by file name. The samples are part of the product: a
 * missing directory, an empty one or a call that is refused is a defect and throws.
 */
export async function readSamples(directory: string): Promise<Call[]> {
  const files = (await readdir(directory)).filter((file) => file.endsWith(".json")).sort();
  if (files.length === 0) throw new Error(`No sample calls in ${directory}.`);
  const read = files.map(async (file) => {
    const { calls, refused } = parseGongCalls(await readCallFile(join(directory, file)), { source: "sample" });
    const [problem] = refused;
    if (problem) throw new Error(`The sample ${file} ${problem.reason}.`);
    return calls;
  });
  return (await Promise.all(read)).flat();
}
