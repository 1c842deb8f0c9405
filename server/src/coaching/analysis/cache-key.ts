import { createHash } from "node:crypto";
import type { Call, Dimension } from "../calls/call.ts";
import type { ProductNotes } from "../rubrics/product-notes.ts";
import type { LoadedRubric } from "../rubrics/rubric.ts";
import type { Window, WindowSettings } from "./by-model/cut-windows.ts";

export interface CacheKeyParts {
  call: Call;
  dimension: Dimension;
  rubric: Pick<LoadedRubric, "version">;
  /** Of the prompts, or of the signals analyser. */
  version: string;
  /** The model's name, or `signals`. */
  judgedBy: string;
  notes: readonly Pick<ProductNotes, "version">[];
  /** Null when the call is judged whole. */
  windows: WindowSettings | null;
  /** Given for one part of a long call. */
  part?: Window;
}

/**
 * SHA-256 over everything a judgement depends on: what was said and by whom (the hash of the transcript does
 * not cover names and titles, a prompt and a quote do), the rubric, who judges and how. Not the call's id:
 * the same conversation imported twice is judged once.
 */
export function cacheKey({ call, dimension, rubric, version, judgedBy, notes, windows, part }: CacheKeyParts): string {
  const people = call.speakers.map(({ id, name, title, affiliation }) => [id, name, title, affiliation]);
  const parts = {
    transcript: call.transcriptHash,
    call: [call.callType, call.product, call.durationSeconds, call.timingsApproximate],
    people: [call.rep.speakerId, call.rep.role, people],
    dimension,
    rubric: rubric.version,
    version,
    judgedBy,
    notes: notes.map((each) => each.version),
    windows: windows && [windows.windowMinutes, windows.overlapMinutes],
    part: part ? [part.startSeconds, part.endSeconds, part.spans] : null,
  };
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
