import type { EventEmitter } from "node:events";

interface OutputOf {
  stdout: EventEmitter;
  stderr: EventEmitter;
  emit(event: "SIGTERM", signal: "SIGTERM"): boolean;
}

/**
 * Ends the command when nobody reads its answer any more, as in `rapport tools | head -1`: in order, as at SIGTERM, if
 * it goes on until it is stopped; else it just comes to its end, unheard. A reader of stderr that leaves changes
 * nothing. @throws any other failure to write, out of the event loop. `hasLeft` says whether it came to that.
 */
export function endWithReader(output: OutputOf = process): { hasLeft(): boolean } {
  let left = false;
  output.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    if (left) return;
    left = true;
    output.emit("SIGTERM", "SIGTERM");
  });
  output.stderr.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  return { hasLeft: () => left };
}
