import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { type Duplex, PassThrough } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { ToolError } from "../../core/errors.ts";
import { parseJsonKeepingIds } from "../../core/parse-json-keeping-ids.ts";

/** A two-hour call is about 0.3 MB; beyond this a file is not a list of calls, or a compressed bomb. */
const maxBytes = 256 * 1024 * 1024;
const gzipMagic = [0x1f, 0x8b];

/**
 * The JSON in a file, plain or gzipped (by content, not by name), with long ids kept as text.
 * @throws ToolError `invalid_input` naming the file and what is wrong with it, without a word of its content.
 */
export async function readCallFile(path: string, limitBytes = maxBytes): Promise<unknown> {
  const name = basename(path);
  const bytes = await readBytes(path, name, limitBytes);
  if (bytes.length === 0) throw new ToolError("invalid_input", `${name} is empty.`);
  try {
    return parseJsonKeepingIds(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new ToolError("invalid_input", `${name} is ${cause.message}.`, { cause });
    if (cause instanceof TypeError) {
      throw new ToolError("invalid_input", `${name} is not text in UTF-8: save it as UTF-8 JSON.`, { cause });
    }
    throw cause;
  }
}

async function readBytes(path: string, name: string, limitBytes: number): Promise<Buffer> {
  try {
    if ((await stat(path)).isDirectory()) {
      throw new ToolError("invalid_input", `${name} is a folder: name the files in it.`);
    }
    const plain = await collect(path, new PassThrough(), limitBytes);
    if (plain[0] !== gzipMagic[0] || plain[1] !== gzipMagic[1]) return plain;
    return await collect(path, createGunzip(), limitBytes);
  } catch (error) {
    throw explain(error, path, name, limitBytes);
  }
}

class TooLarge extends Error {}

async function collect(path: string, through: Duplex, limitBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    await pipeline(createReadStream(path), through, async (source: AsyncIterable<Buffer>) => {
      for await (const chunk of source) {
        size += chunk.length;
        if (size > limitBytes) return;
        chunks.push(chunk);
      }
    });
  } catch (error) {
    // Leaving early aborts the streams, which is what the pipeline then reports.
    if (size <= limitBytes) throw error;
  }
  if (size > limitBytes) throw new TooLarge();
  return Buffer.concat(chunks);
}

function explain(error: unknown, path: string, name: string, limitBytes: number): unknown {
  if (error instanceof ToolError || !(error instanceof Error)) return error;
  const options = { cause: error };
  if (error instanceof TooLarge) {
    const megabytes = Math.round(limitBytes / 1024 / 1024);
    return new ToolError("invalid_input", `${name} holds more than ${megabytes} MB: split it.`, options);
  }
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (code === "ENOENT" || code === "ENOTDIR")
    return new ToolError("invalid_input", `${path} does not exist.`, options);
  if (code === "EACCES" || code === "EPERM") return new ToolError("invalid_input", `${path} may not be read.`, options);
  if (code.startsWith("Z_")) {
    const how = code === "Z_BUF_ERROR" ? "ends too early: the file is cut off" : "is damaged and cannot be unpacked";
    return new ToolError("invalid_input", `${name} ${how}.`, options);
  }
  return error;
}
