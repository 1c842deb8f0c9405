import type { CallType } from "./call.ts";

/** Words that name a kind of call, the clearest first: `strong` ones decide in any text, the others in a title only. */
const kinds: { type: CallType; strong: RegExp; inTitle: RegExp }[] = [
  {
    type: "customer_review",
    strong: /\b(qbr|ebr|(quarterly|executive|business|customer|annual|success) (business )?review)\b/i,
    inTitle: /\b(review|renewal|health check|check-?in|adoption|onboarding|customer success)\b/i,
  },
  {
    type: "negotiation",
    strong: /\b(negotiat\w*|procurement|redlines?|commercial terms|contract review)\b/i,
    inTitle: /\b(pricing|proposal|contract|legal|commercials?|closing|order form|msa|terms)\b/i,
  },
  {
    type: "demo",
    strong: /\b(demo|demos|demonstration|product walk-?through)\b/i,
    inTitle: /\b(walk-?through|deep dive|technical|poc|proof of (concept|value)|evaluation|workshop|architecture)\b/i,
  },
  {
    type: "discovery",
    strong: /\b(discovery|qualification) ?(call|meeting|session)?\b/i,
    inTitle: /\b(intro|introduction|introductory|first call|initial|exploratory|connect|kick-?off)\b/i,
  },
];

/**
 * The kind of a call by what it is called, else by what Gong's purpose, brief and topics say of it, in the
 * order given; `other` when none of them names a kind.
 */
export function classifyCallType(title: string, otherTexts: string[]): CallType {
  const byTitle = kinds.find(({ strong }) => strong.test(title)) ?? kinds.find(({ inTitle }) => inTitle.test(title));
  if (byTitle) return byTitle.type;
  for (const text of otherTexts) {
    const kind = kinds.find(({ strong }) => strong.test(text));
    if (kind) return kind.type;
  }
  return "other";
}
