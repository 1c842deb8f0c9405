import { ToolError } from "../../core/errors.ts";
import { whyNotCoached } from "../calls/why-not-coached.ts";
import type { CoachingDeps } from "../deps.ts";
import type { Intake } from "./intake.ts";
import { explainFetchFailure } from "./explain-fetch-failure.ts";

/** A call that the archive lists, and why it will not be coached where the list already says so. */
export interface FoundCall {
  callId: string;
  title: string | null;
  skipReason: string | null;
}

export type ListedWindow = { outcome: "listed"; calls: FoundCall[] } | Extract<Intake, { outcome: "later" | "stuck" }>;

export interface WindowToList {
  from: Date;
  /** Exclusive. */
  to: Date;
  /** How many tries there were, this one included. */
  attempt: number;
  signal: AbortSignal;
}

/** Every call of the archive that started in a window. Failures outside are outcomes; only defects are thrown. */
export async function listWindow(
  { archive }: Pick<CoachingDeps, "archive">,
  { from, to, attempt, signal }: WindowToList,
): Promise<ListedWindow> {
  if (!archive) {
    return { outcome: "stuck", reason: "Gong is not connected. Set GONG_API_KEY and GONG_API_SECRET, and retry this." };
  }
  try {
    const calls: FoundCall[] = [];
    for await (const { id, title, isPrivate, scope } of archive.listCalls({ from, to, signal })) {
      const skipReason = whyNotCoached({ isPrivate, scope, affiliations: [] });
      calls.push({ callId: id, title: isPrivate ? null : title, skipReason });
    }
    return { outcome: "listed", calls };
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    return explainFetchFailure(error, attempt);
  }
}
