import type { Progress } from "../../core/tool.ts";
import type { TextStream } from "./io.ts";
import { printableLine } from "./printable.ts";

export interface ProgressBar {
  update: (progress: Progress) => void;
  /** Takes the bar off the screen. Without it the last line stays. */
  clear(): void;
}

const widest = 24;
const eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
const spinner = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const frameMs = 80;

/** One moving line on a terminal; on anything else nothing at all. Shows once the work reports for the first time. */
export function createProgressBar(stream: TextStream, now: () => number = Date.now): ProgressBar {
  if (!stream.isTTY) return { update: () => {}, clear: () => {} };
  const colored = stream.hasColors?.() ?? false;
  let timer: NodeJS.Timeout | undefined;
  let latest: Progress = { fraction: 0, message: "" };
  let startedMs = 0;
  let frame = 0;

  const draw = () => {
    frame += 1;
    const seconds = Math.floor((now() - startedMs) / 1000);
    // A pseudo-terminal that nobody sized has 0 columns.
    stream.write(`\r\u001b[2K${renderBar(latest, { seconds, frame, colored, columns: stream.columns || 80 })}`);
  };
  return {
    update(progress) {
      latest = progress;
      if (timer !== undefined) return;
      startedMs = now();
      stream.write("\u001b[?25l");
      draw();
      timer = setInterval(draw, frameMs);
      timer.unref();
    },
    clear() {
      if (timer === undefined) return;
      clearInterval(timer);
      timer = undefined;
      stream.write("\r\u001b[2K\u001b[?25h");
    },
  };
}

interface Look {
  seconds: number;
  frame: number;
  colored: boolean;
  columns: number;
}

/** `⠋ ████████▌░░░░░░░  52 %  12 s  scoring discovery`, never wider than the terminal. */
export function renderBar({ fraction, message }: Progress, { seconds, frame, colored, columns }: Look): string {
  const share = Math.min(1, Math.max(0, fraction));
  const percent = `${Math.round(share * 100)} %`.padStart(5);
  const tail = ` ${percent}  ${seconds} s  `;
  const head = `${spinner[frame % spinner.length] ?? ""} `;
  const space = Math.max(0, columns - 1 - head.length - tail.length);
  const width = Math.min(widest, space);
  const filled = Math.round(share * width * 8);
  const bar = `${"█".repeat(Math.floor(filled / 8))}${eighths[filled % 8] ?? ""}`;
  const rest = "░".repeat(width - bar.length);
  const words = printableLine(message).slice(0, space - width);
  if (!colored || space === 0) return `${head}${bar}${rest}${tail}${words}`.slice(0, Math.max(0, columns - 1));
  return `\u001b[36m${head}${bar}\u001b[2m${rest}\u001b[0m${tail}\u001b[2m${words}\u001b[0m`;
}
