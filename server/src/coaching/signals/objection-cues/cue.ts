import type { ObjectionType } from "../signals.ts";

/**
 * A cue in the form of `plainText`, with every competitor's name written COMP. It counts in statements only, unless
 * it is of the kind that objects by asking ("why would we switch?").
 */
export interface ObjectionCue {
  type: ObjectionType;
  cue: RegExp;
  asked: boolean;
  /** Counts only where the price is the talk: in the sentence, or in what the customer answers. */
  priceTalk: boolean;
}

/** Up to two words that do not turn the meaning round. */
export const softeners = "(?: (?!not\\b|never\\b|no\\b|less\\b)[\\w-]+){0,2}?";

export function cuesOf(
  type: ObjectionType,
  patterns: string[],
  { asked = false, priceTalk = false }: { asked?: boolean; priceTalk?: boolean } = {},
): ObjectionCue[] {
  return patterns.map((pattern) => ({ type, cue: new RegExp(`\\b(?:${pattern})`), asked, priceTalk }));
}
