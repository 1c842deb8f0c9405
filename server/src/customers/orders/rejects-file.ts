import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { ToolError } from "../../core/errors.ts";

export interface RejectsFile {
  add(line: number, reason: string, raw: string): void;
  /** Gives the file its name. Resolves with its path, or null when nothing was rejected. */
  keep(): string | null;
  /** Removes what was written. */
  discard(): void;
}

const bufferedCharacters = 1 << 16;

/**
 * `<file>.rejects.csv` beside the file or, where that folder cannot be written, in `otherFolder`: line number, reason
 * and the row as it stood. Under its name only once it is complete; the one of an earlier import is replaced.
 */
export function createRejectsFile(file: string, otherFolder: string): RejectsFile {
  let opened: { path: string; descriptor: number } | undefined;
  let gathered = "";

  function write(): void {
    opened ??= openFirst([`${file}.rejects.csv`, join(otherFolder, `${basename(file)}.rejects.csv`)]);
    writeSync(opened.descriptor, gathered);
    gathered = "";
  }

  return {
    add(line, reason, raw) {
      if (!opened && gathered === "") gathered = "line,reason,row\n";
      gathered += `${line},${quote(reason)},${quote(raw)}\n`;
      if (gathered.length > bufferedCharacters) write();
    },
    keep() {
      if (gathered !== "") write();
      if (!opened) return null;
      closeSync(opened.descriptor);
      renameSync(`${opened.path}.part`, opened.path);
      return opened.path;
    },
    discard() {
      gathered = "";
      if (!opened) return;
      closeSync(opened.descriptor);
      rmSync(`${opened.path}.part`, { force: true });
      opened = undefined;
    },
  };
}

function openFirst(paths: string[]): { path: string; descriptor: number } {
  let cause: unknown;
  for (const path of paths) {
    try {
      mkdirSync(dirname(path), { recursive: true });
      return { path, descriptor: openSync(`${path}.part`, "w") };
    } catch (error) {
      cause = error;
    }
  }
  throw new ToolError("unavailable", `The file of rejected rows cannot be written: neither ${paths.join(" nor ")}.`, {
    cause,
  });
}

const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
