import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { basename } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { ToolError } from "../../core/errors.ts";

const chunkBytes = 1 << 18;

/**
 * A file's bytes in pieces, unpacked when it is gzip, whatever it is called. `onRead` hears of each piece read from
 * the disk, packed as it is there.
 * @throws ToolError `invalid_input` when the file cannot be read or its gzip is damaged.
 */
export async function* readFileBytes(file: string, onRead: (bytes: number) => void): AsyncGenerator<Buffer> {
  try {
    const packed = await isGzip(file);
    const source = createReadStream(file, { highWaterMark: packed ? 1 << 16 : chunkBytes });
    source.on("data", (chunk) => onRead(chunk.length));
    if (!packed) return yield* source as AsyncIterable<Buffer>;
    const gunzip = createGunzip({ chunkSize: chunkBytes });
    const unpacking = pipeline(source, gunzip);
    // A reader that stops early ends both streams; only the reader's own error counts then.
    unpacking.catch(() => {});
    yield* gunzip as AsyncIterable<Buffer>;
  } catch (cause) {
    throw explain(cause, file);
  }
}

/** SHA-256 of the file as it lies on the disk, in hex. */
export async function hashFile(file: string): Promise<string> {
  const hash = createHash("sha256");
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: chunkBytes })) hash.update(chunk as Buffer);
  } catch (cause) {
    throw explain(cause, file);
  }
  return hash.digest("hex");
}

async function isGzip(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await handle.close();
  }
}

function explain(cause: unknown, file: string): unknown {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const name = basename(file);
  if (code.startsWith("Z_")) {
    return new ToolError("invalid_input", `${name} is a damaged or cut-off gzip file. Copy or export it again.`, {
      cause,
    });
  }
  if (!/^E[A-Z]+$/.test(code)) return cause;
  const why: Record<string, string> = {
    ENOENT: "there is no such file",
    EISDIR: "it is a folder",
    EACCES: "no permission",
  };
  return new ToolError("invalid_input", `${file} cannot be read: ${why[code] ?? code}.`, { cause });
}
