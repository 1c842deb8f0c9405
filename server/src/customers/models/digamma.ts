/** Slope of ln Γ at x > 0: recurrence to 10, then the asymptotic series (Abramowitz & Stegun 1964, 6.3.5 and 6.3.18). */
export function digamma(x: number): number {
  let sum = 0;
  let at = x;
  for (; at < 10; at++) sum -= 1 / at;
  const square = 1 / (at * at);
  const tail = square * (1 / 12 - square * (1 / 120 - square * (1 / 252 - square * (1 / 240 - square / 132))));
  return sum + Math.log(at) - 0.5 / at - tail;
}
