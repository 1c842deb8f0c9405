import type { Call } from "../calls/call.ts";

const weekMs = 7 * 24 * 60 * 60 * 1000;

/**
 * The calls moved by whole weeks, weekdays kept, so that the newest lies in the seven days that end at `now`
 * (that moment included). Gong's own dates move along, so that nothing stored tells another story.
 */
export function shiftSamples(calls: Call[], now: Date): { calls: Call[]; shiftedWeeks: number } {
  const newest = Math.max(...calls.map((call) => call.started.getTime()));
  const shiftedWeeks = calls.length === 0 ? 0 : Math.floor((now.getTime() - newest) / weekMs);
  return { calls: calls.map((call) => shiftCall(call, shiftedWeeks * weekMs)), shiftedWeeks };
}

function shiftCall(call: Call, byMs: number): Call {
  return { ...call, started: new Date(call.started.getTime() + byMs), gong: call.gong && shiftGong(call.gong, byMs) };
}

function shiftGong(gong: Record<string, unknown>, byMs: number): Record<string, unknown> {
  const metaData = gong["metaData"];
  if (typeof metaData !== "object" || metaData === null) return gong;
  const moved = Object.entries(metaData)
    .filter(([key, value]) => (key === "started" || key === "scheduled") && typeof value === "string")
    .map(([key, value]) => [key, new Date(Date.parse(String(value)) + byMs).toISOString()]);
  return { ...gong, metaData: { ...metaData, ...Object.fromEntries(moved) } };
}
