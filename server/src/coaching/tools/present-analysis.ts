import type { CallAnalysis } from "../analysis/call-analysis.ts";
import type { Quote } from "../transcripts/span.ts";
import type { AnalyzeCallOutput } from "./analyze-call-output.ts";
import { zoneTime } from "./zone-time.ts";

/** An analysis under the names of the public surface. Without snippets every list of quotes is empty. */
export function presentAnalysis(
  analysis: CallAnalysis,
  { snippets, timezone }: { snippets: boolean; timezone: string },
): AnalyzeCallOutput {
  const evidence = (quotes: readonly Quote[]) =>
    (snippets ? quotes : []).map(({ quote, speaker, startSeconds, endSeconds }) => ({
      quote,
      speaker,
      start_seconds: startSeconds,
      end_seconds: endSeconds,
    }));
  const shown = <Each extends { evidence: readonly Quote[] }>(each: Each) => ({
    ...each,
    evidence: evidence(each.evidence),
  });
  const { call, cost } = analysis;
  const { email, name, role } = call.rep;
  return {
    call: {
      id: call.id,
      title: call.title,
      started: zoneTime(call.started, timezone),
      duration_seconds: call.durationSeconds,
      call_type: call.callType,
      product: call.product,
      url: call.url,
      rep: { email, name, role },
    },
    scores: analysis.scores,
    dimensions: analysis.dimensions.map(({ dimension, score, criteria, cached }) => ({
      dimension,
      score,
      criteria: criteria.map((each) => ({ ...shown(each) })),
      cached,
    })),
    strengths: analysis.strengths.map(shown),
    improvements: analysis.improvements.map(({ what, why, sayInstead, dimension, criterion, evidence: quotes }) => ({
      what,
      why,
      say_instead: sayInstead,
      dimension,
      criterion,
      evidence: evidence(quotes),
    })),
    action_items: analysis.actionItems.map(shown),
    signals: presentSignals(analysis.signals, evidence),
    claims: [],
    analyzer: analysis.analyzer,
    model: analysis.model,
    rubric_versions: analysis.rubricVersions,
    cached: analysis.cached,
    cost: {
      usd: cost.usd,
      input_tokens: cost.inputTokens,
      cached_tokens: cost.cachedTokens,
      output_tokens: cost.outputTokens,
    },
    rejected_quotes: analysis.rejectedQuotes,
    windows: analysis.windows,
    window_spans: analysis.windowSpans.map(({ startSeconds, endSeconds }) => ({
      start_seconds: startSeconds,
      end_seconds: endSeconds,
    })),
    notice: analysis.notice,
  };
}

type Show = (quotes: readonly Quote[]) => AnalyzeCallOutput["strengths"][number]["evidence"];

function presentSignals(signals: CallAnalysis["signals"], evidence: Show): AnalyzeCallOutput["signals"] {
  const { nextStep } = signals;
  return {
    talk_ratio: signals.talkRatio,
    longest_monologue_seconds: signals.longestMonologueSeconds,
    longest_customer_story_seconds: signals.longestCustomerStorySeconds,
    interactivity_per_minute: signals.interactivityPerMinute,
    patience_seconds: signals.patienceSeconds,
    questions: signals.questions,
    questions_per_hour: signals.questionsPerHour,
    words_per_minute: signals.wordsPerMinute,
    filler_per_minute: signals.fillerPerMinute,
    interruptions: signals.interruptions,
    timings_approximate: signals.timingsApproximate,
    objections: signals.objections.map(({ type, reaction, evidence: quotes }) => ({
      type,
      reaction: reaction && {
        pause_seconds: reaction.pauseSeconds,
        interrupted: reaction.interrupted,
        seconds: reaction.seconds,
        words_per_minute: reaction.wordsPerMinute,
        acknowledged: reaction.acknowledged,
        question_follows: reaction.questionFollows,
        confirmed: reaction.confirmed,
      },
      evidence: evidence(quotes),
    })),
    competitors: signals.competitors.map(({ name, mentions, evidence: quotes }) => ({
      name,
      mentions,
      evidence: evidence(quotes),
    })),
    next_step: nextStep && { date: nextStep.date, owner: nextStep.owner, evidence: evidence(nextStep.evidence) },
  };
}
