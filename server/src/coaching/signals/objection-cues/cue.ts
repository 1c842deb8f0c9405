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
  /** Counts only with a form such as "to be honest", or right after a price or a request to commit. */
  weak: boolean;
  /** What they went through themselves objects as well as what is: "we got burned last time". */
  past: boolean;
}

type Kind = Partial<Pick<ObjectionCue, "asked" | "priceTalk" | "weak" | "past">>;

/** Up to two words that do not turn the meaning round. */
export const softeners = "(?: (?!not\\b|never\\b|no\\b|less\\b)[\\w-]+){0,2}?";

export function cuesOf(type: ObjectionType, patterns: string[], kind: Kind = {}): ObjectionCue[] {
  return patterns.map((pattern) => ({
    type,
    cue: new RegExp(`\\b(?:${pattern})`),
    asked: false,
    priceTalk: false,
    weak: false,
    past: false,
    ...kind,
  }));
}
