/** Below it nothing is learnt: two or three people would be a segment. */
const fewestCustomers = 30;
/** Below it what is found may look different with a hundred customers more. */
const fewestForConfidence = 500;

/** Why so many customers are too few, and what to do about it; null when they are enough. */
export function explainTooFew(customers: number, asOf: string | null): string | null {
  if (customers >= fewestCustomers) return null;
  const until = asOf === null ? "" : ` up to ${asOf}`;
  const who = `${customers === 0 ? "Nobody has" : customers === 1 ? "1 customer has" : `${customers} customers have`} ordered${until}`;
  const next =
    asOf === null ? "`npx rapport import orders FILE` brings in more" : "name a later day or import more orders";
  return `${who}; segments need at least ${fewestCustomers} customers: ${next}.`;
}

/** How far what is found can be relied on. */
export const confidenceOf = (customers: number): "low" | "high" => (customers < fewestForConfidence ? "low" : "high");
