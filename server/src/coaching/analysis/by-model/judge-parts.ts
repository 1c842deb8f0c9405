import PQueue from "p-queue";
import type { TranscriptIndex } from "../../evidence/index-transcript.ts";
import type { DimensionJudgement } from "../judgement.ts";
import { fillPrompt } from "../prompts.ts";
import type { Answer } from "./answer-schema.ts";
import { askModel } from "./ask-model.ts";
import { buildContext, describeCall, marks } from "./build-context.ts";
import type { Window } from "./cut-windows.ts";
import type { ModelJob, Wanted } from "./judge-by-model.ts";
import { judgingRequest } from "./judging-request.ts";
import { renderFindings } from "./render-findings.ts";
import { renderRubric } from "./render-rubric.ts";
import { clock } from "./render-transcript.ts";
import { runBehindLeader } from "./run-behind-leader.ts";
import { verifyAnswer } from "./verify-answer.ts";

/** Windows in work at once; each has up to four requests open. */
const windowsAtOnce = 3;

/**
 * Judges a long call: for every window one request a dimension, over the window's own shared prefix; then one
 * request a dimension that puts its verified findings together. A window that fails keeps the rest from being sent.
 */
export function judgeParts(
  wanted: readonly Wanted[],
  job: ModelJob,
  index: TranscriptIndex,
): Promise<DimensionJudgement>[] {
  const queue = new PQueue({ concurrency: windowsAtOnce });
  let failure: { reason: unknown } | null = null;
  const opened = job.windows.map(
    (_, at) =>
      new Promise<Promise<Answer>[]>((resolve) => {
        void queue.add(async () => {
          const answers = failure
            ? wanted.map(() => Promise.reject<Answer>(failure?.reason))
            : await judgeWindow(wanted, job, at).catch((reason: unknown) =>
                wanted.map(() => Promise.reject<Answer>(reason)),
              );
          resolve(answers);
          for (const result of await Promise.allSettled(answers)) {
            if (result.status === "rejected") failure ??= { reason: result.reason };
          }
        });
      }),
  );
  return wanted.map(async (one, place) => {
    const answers = await Promise.all(
      opened.map(async (window) => {
        const answer = (await window)[place];
        if (!answer) throw new Error("A window was opened without one of its dimensions.");
        return answer;
      }),
    );
    return merge(one, answers, job, index);
  });
}

async function judgeWindow(wanted: readonly Wanted[], job: ModelJob, at: number): Promise<Promise<Answer>[]> {
  const { call, deps, notes, windows, cost, memory, onStep } = job;
  const window = windows[at];
  if (!window) throw new RangeError(`There is no window ${at}.`);
  const known = await Promise.all(wanted.map(({ dimension }) => memory.recall(dimension, window)));
  const context = buildContext(call, window.spans, notes, deps.prompts);
  const missing = wanted.filter((_, place) => !known[place]);
  const running = runBehindLeader(
    missing.map(({ dimension, signal }) => async (onStarted) => {
      onStep({ dimension, phase: "asked", part: at });
      const instruction = partOf(windows, at, job) + renderRubric(deps.rubrics[dimension], call.rep.role, deps.prompts);
      const request = { ...judgingRequest({ context, instruction }, deps), signal, onStarted };
      const answer = await askModel(request, { purpose: "judge_part", callId: call.id, dimension }, deps, cost);
      await memory.keep(dimension, window, answer);
      onStep({ dimension, phase: "answered", part: at });
      return answer;
    }),
  );
  return known.map((answer) => {
    if (!answer) return running.shift() ?? Promise.reject(new Error("A dimension was not sent."));
    return Promise.resolve(answer);
  });
}

function partOf(windows: readonly Window[], at: number, { deps }: ModelJob): string {
  const { startSeconds = 0, endSeconds = 0 } = windows[at] ?? {};
  return fillPrompt(deps.prompts.text.window, {
    part: String(at + 1),
    parts: String(windows.length),
    from: clock(startSeconds),
    to: clock(endSeconds),
  });
}

async function merge(
  { dimension, signal }: Wanted,
  answers: readonly Answer[],
  { call, deps, notes, windows, cost, onStep }: ModelJob,
  index: TranscriptIndex,
): Promise<DimensionJudgement> {
  const rubric = deps.rubrics[dimension];
  const parts = answers.map((answer) => verifyAnswer(answer, rubric, index));
  onStep({ dimension, phase: "merging", part: 0 });
  const context = fillPrompt(deps.prompts.text["merge-context"], {
    ...describeCall(call, notes),
    parts: String(windows.length),
    ...marks("findings", call),
    findings: renderFindings(call, windows, parts),
  });
  const instruction = deps.prompts.text.merge + renderRubric(rubric, call.rep.role, deps.prompts);
  const request = { ...judgingRequest({ context, instruction }, deps), signal };
  const answer = await askModel(request, { purpose: "merge_parts", callId: call.id, dimension }, deps, cost);
  onStep({ dimension, phase: "answered", part: windows.length });
  const merged = verifyAnswer(answer, rubric, index, { merged: parts });
  const rejected = parts.reduce((sum, part) => sum + part.rejectedQuotes, merged.rejectedQuotes);
  return { ...merged, rejectedQuotes: rejected };
}
