import { dimensions } from "../calls/call.ts";

/** Everything a call is scored in; each is a column of `calls` too. */
export const scoreNames = ["overall", ...dimensions] as const;
export type ScoreName = (typeof scoreNames)[number];
