import { compileDateFormat, type ReadDate } from "./date-format.ts";

const days = [
  "yyyy-M-d",
  "yyyy/M/d",
  "d/M/yyyy",
  "M/d/yyyy",
  "d.M.yyyy",
  "d-M-yyyy",
  "M-d-yyyy",
  "d/M/yy",
  "M/d/yy",
  "d.M.yy",
];
const times = ["", " H:mm", " H:mm:ss", " h:mm a", " h:mm:ss a"];
const others = [
  "iso",
  "yyyyMMdd",
  "yyyyMMddHHmmss",
  "yyyy-MM-dd HH:mm:ss ZZ",
  "d MMM yyyy",
  "MMM d, yyyy",
  "MMMM d, yyyy",
  "X",
  "x",
];

let compiled: { format: string; read: ReadDate }[] | undefined;

/** The formats that files of orders use, each with its reader, the plainest first. */
export function knownDateFormats(): { format: string; read: ReadDate }[] {
  const formats = [...days.flatMap((day) => times.map((time) => `${day}${time}`)), ...others];
  return (compiled ??= formats.map((format) => ({ format, read: compileDateFormat(format) })));
}
