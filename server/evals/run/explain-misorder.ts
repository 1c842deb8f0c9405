import type { Compared } from "./compare-calls.ts";

/** One line: which pair, by how much, and in which criteria the worse call was given the higher level. */
export function explainMisorder({ comparison, better, worse, margin }: Compared): string {
  const { name, dimension } = comparison;
  const scores = `better ${show(better.scores[dimension])}, worse ${show(worse.scores[dimension])}`;
  const head = `${name} (${dimension}): ${scores}`;
  if (margin === null) return `${head}; a call has no score where nothing of the dimension was heard.`;
  const levels = new Map(better.criteria.map(({ dimension, id, level }) => [`${dimension} ${id}`, level]));
  const leads = worse.criteria.flatMap(({ dimension: of, id, level }) => {
    const other = levels.get(`${of} ${id}`);
    return of === dimension && level !== null && typeof other === "number" && level > other
      ? [`${id} ${level} over ${other}`]
      : [];
  });
  if (leads.length === 0) return `${head}; no criterion that applies to both is higher in the worse.`;
  return `${head}; the worse leads in ${leads.join(", ")}.`;
}

const show = (score: number | null | undefined) => (typeof score === "number" ? score.toFixed(1) : "no score");
