import type { Call, Dimension } from "../../calls/call.ts";
import { indexTranscript, type TranscriptIndex } from "../../evidence/index-transcript.ts";
import type { ProductNotes } from "../../rubrics/product-notes.ts";
import type { Cost } from "../call-analysis.ts";
import type { DimensionJudgement } from "../judgement.ts";
import type { Answer } from "./answer-schema.ts";
import { askModel, type ModelDeps } from "./ask-model.ts";
import type { Window } from "./cut-windows.ts";
import { wholeCallRequests } from "./judging-request.ts";
import { judgeParts } from "./judge-parts.ts";
import { runBehindLeader } from "./run-behind-leader.ts";
import { verifyAnswer } from "./verify-answer.ts";

/** Answers about one part of a long call that were paid for before. */
export interface PartMemory {
  recall(dimension: Dimension, window: Window): Promise<Answer | null>;
  keep(dimension: Dimension, window: Window, answer: Answer): Promise<void>;
}

export interface ModelJob {
  call: Call;
  notes: readonly ProductNotes[];
  /** One: the call is judged whole. More: part by part, and then put together. */
  windows: readonly Window[];
  deps: ModelDeps;
  cost: Cost;
  memory: PartMemory;
  /** Told at the beginning and end of every request. */
  onStep: (step: { dimension: Dimension; phase: "asked" | "answered" | "merging"; part: number }) => void;
}

/** A dimension to judge, and when to stop. */
export interface Wanted {
  dimension: Dimension;
  signal: AbortSignal;
}

/** One promise a dimension, in order; each settles by itself and must be handled. Rejects with ModelError. */
export function judgeByModel(wanted: readonly Wanted[], job: ModelJob): Promise<DimensionJudgement>[] {
  const index = indexTranscript(job.call);
  return job.windows.length > 1 ? judgeParts(wanted, job, index) : judgeWhole(wanted, job, index);
}

function judgeWhole(wanted: readonly Wanted[], job: ModelJob, index: TranscriptIndex): Promise<DimensionJudgement>[] {
  const { call, notes, deps, cost, onStep } = job;
  const requestFor = wholeCallRequests(call, notes, deps);
  return runBehindLeader(
    wanted.map(({ dimension, signal }) => async (onStarted) => {
      onStep({ dimension, phase: "asked", part: 0 });
      const purpose = { purpose: "judge", callId: call.id, dimension } as const;
      const answer = await askModel({ ...requestFor(dimension), signal, onStarted }, purpose, deps, cost);
      onStep({ dimension, phase: "answered", part: 0 });
      return verifyAnswer(answer, deps.rubrics[dimension], index);
    }),
  );
}
