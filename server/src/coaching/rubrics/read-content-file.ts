import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { parseDocument } from "yaml";
import type { z } from "zod";
import { ToolError } from "../../core/errors.ts";

/**
 * One YAML file, checked against its schema, with its bytes.
 * @throws ToolError `unavailable` naming the file, the path inside it and what is wrong there.
 */
export async function readContentFile<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
): Promise<{ content: z.output<Schema>; bytes: Buffer }> {
  const name = basename(path);
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new ToolError("unavailable", `${name} cannot be read. Put the file back or mend its permissions.`, { cause });
  });
  const document = parseDocument(bytes.toString("utf8"));
  const broken = document.errors[0];
  if (broken) {
    const line = broken.linePos?.[0].line;
    throw new ToolError(
      "unavailable",
      `${name} is not YAML${line === undefined ? "" : `, line ${line}`}: ${broken.message.split("\n", 1)[0]}`,
      { cause: broken },
    );
  }
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { content: parsed.data, bytes };
  const issues = parsed.error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message }));
  const listed = issues.map((issue) => `${issue.path || "the file"}: ${issue.message}`).join("; ");
  throw new ToolError("unavailable", `${name} cannot be used. ${listed}.`, { issues });
}
