import type { SignalsSummary } from "../analysis/summarize-signals.ts";
import type { Call, Dimension } from "../calls/call.ts";
import type { ComparedCall, Difference } from "./comparison.ts";

interface Statistic {
  name: string;
  dimension: Dimension;
  label: string;
  read: (signals: SignalsSummary) => number | null;
  /** Inside is as good as it gets. */
  range: [low: number, high: number];
  /** So much farther from the range is a difference of one level. */
  step: number;
  show: (value: number) => string;
  published: string;
  applies?: (call: Call) => boolean;
}

const minutes = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")} min`;

/** Statistics for which a range was published. They go together with won deals; they do not prove what wins them. */
const statistics: Statistic[] = [
  {
    name: "talk_ratio",
    dimension: "engagement",
    label: "Share of the rep in what was said",
    read: ({ talkRatio }) => talkRatio,
    range: [0.38, 0.48],
    step: 0.08,
    show: (value) => `${Math.round(value * 100)} %`,
    published: "43:57 goes with won deals, above 65 % hurts (Gong Labs, 2025)",
    // In a demonstration the rep is expected to speak more.
    applies: ({ callType }) => callType !== "demo",
  },
  {
    name: "longest_monologue_seconds",
    dimension: "engagement",
    label: "Longest monologue of the rep",
    read: ({ longestMonologueSeconds }) => longestMonologueSeconds,
    range: [0, 150],
    step: 60,
    show: minutes,
    published: "under 2:30 min (published by Gong, without its sample)",
  },
  {
    name: "interactivity_per_minute",
    dimension: "engagement",
    label: "Changes of speaker a minute",
    read: ({ interactivityPerMinute }) => interactivityPerMinute,
    range: [5, Infinity],
    step: 1.5,
    show: (value) => value.toFixed(1),
    published: "5 and more (published by Gong, without its sample)",
  },
  {
    name: "patience_seconds",
    dimension: "engagement",
    label: "Pause before the rep answers",
    read: ({ patienceSeconds }) => patienceSeconds,
    range: [0.6, 1],
    step: 0.4,
    show: (value) => `${value.toFixed(1)} s`,
    published: "0.6 to 1.0 s (published by Gong, without its sample)",
  },
  {
    name: "questions",
    dimension: "discovery",
    label: "Questions of the rep",
    read: ({ questions }) => questions,
    range: [11, 14],
    step: 3,
    show: (value) => `${value}`,
    published: "11 to 14 in a discovery call (published by Gong)",
    applies: ({ callType }) => callType === "discovery",
  },
];

/**
 * The statistics in which one call is nearer to the published range than another, by half a step at least. A tie at
 * the top names no best call and is left out, as is a statistic that does not apply to all of the calls.
 */
export function findStatisticDifferences(
  calls: readonly ComparedCall[],
  dimensions: readonly Dimension[],
): Difference[] {
  return statistics.flatMap((statistic) => {
    const { dimension, name, label, read, range, step, show, published, applies = () => true } = statistic;
    if (!dimensions.includes(dimension) || !calls.every(({ call }) => applies(call))) return [];
    const counted = calls
      .flatMap(({ call, analysis }) => {
        const value = read(analysis.signals);
        return value === null ? [] : [{ call, value, off: Math.max(range[0] - value, value - range[1], 0) / step }];
      })
      .toSorted((a, b) => a.off - b.off);
    const [best, second] = counted;
    const worst = counted.at(-1);
    if (!best || !second || !worst || counted.length < calls.length) return [];
    if (best.off === second.off || worst.off - best.off < 0.5) return [];
    return [
      {
        dimension,
        criterion: name,
        name: label,
        levels: {},
        values: Object.fromEntries(counted.map(({ call, value }) => [call.id, value])),
        bestCallId: best.call.id,
        worstCallId: worst.call.id,
        why: `${show(best.value)} against ${show(worst.value)}; ${published}.`,
        evidence: [],
        rank: Math.min(4, worst.off - best.off),
      },
    ];
  });
}
