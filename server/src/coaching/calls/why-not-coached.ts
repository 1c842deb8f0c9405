export interface CoachingCandidate {
  isPrivate: boolean;
  /** Gong's: Internal, External or Unknown; null when it is not said. */
  scope: string | null;
  /** Of everybody on the call: internal, external or anything else for not known. */
  affiliations: readonly (string | null)[];
}

/**
 * The rule for calls that come by themselves. A private call is not coached. A call among ourselves is not: Gong says
 * Internal, or does not say External and everybody on it is internal. In doubt a call is coached: one person whose
 * side is not known may be the customer. Case does not matter.
 * @returns the reason as a sentence, or null for a call to be coached.
 */
export function whyNotCoached({ isPrivate, scope, affiliations }: CoachingCandidate): string | null {
  if (isPrivate) return "The call is private in Gong.";
  if (is(scope, "internal")) return "The call is internal: Gong gives its scope as Internal.";
  if (is(scope, "external") || affiliations.length === 0) return null;
  const allInternal = affiliations.every((affiliation) => is(affiliation, "internal"));
  return allInternal ? "The call is internal: everybody on it belongs to the company." : null;
}

const is = (text: string | null, word: string) => text?.trim().toLowerCase() === word;
