/** The rubric's level 1-5 that a score of 0-100 is nearest to: the inverse of `(level - 1) * 25`. */
export function scoreLevel(score: number): number {
  return Math.min(5, Math.max(1, 1 + Math.round(score / 25)));
}
