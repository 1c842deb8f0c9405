import type { ThinkingType } from "./message-request.ts";

interface StandInModel {
  id: string;
  displayName: string;
  /** Other values of `thinking.type` are a 400. */
  thinking: readonly ThinkingType[];
  /** Shorter prefixes are silently not cached. */
  minCacheableTokens: number;
  /** Answers 400 to sampling parameters and to a forced tool. */
  fixedSampling: boolean;
}

/** The models this server knows; any other is a 404. */
export const models: readonly StandInModel[] = [
  {
    id: "claude-opus-5-5",
    displayName: "Claude Opus 5.5",
    thinking: ["adaptive", "enabled", "between_tools"],
    minCacheableTokens: 512,
    fixedSampling: true,
  },
  {
    id: "claude-sonnet-5-5",
    displayName: "Claude Sonnet 5.5",
    thinking: ["adaptive", "enabled", "between_tools"],
    minCacheableTokens: 512,
    fixedSampling: true,
  },
  {
    id: "claude-haiku-5-5",
    displayName: "Claude Haiku 5.5",
    thinking: ["adaptive", "enabled", "between_tools", "disabled"],
    minCacheableTokens: 512,
    fixedSampling: false,
  },
];

export type { StandInModel };
