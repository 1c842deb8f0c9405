/**
 * Integral over 0 to 1 by tanh-sinh quadrature (Takahasi & Mori 1974), for checking closed forms: any slope at the ends is
 * fine. Takes the integrand's logarithm at a place and its distance to 1, both exact.
 */
export function integrate(logIntegrand: (place: number, toOne: number) => number): number {
  const step = 1 / 64;
  let sum = 0;
  for (let at = -64 * 6; at <= 64 * 6; at++) {
    const t = at * step;
    const lift = (Math.PI / 2) * Math.sinh(t);
    const [place, toOne] = [1 / (1 + Math.exp(-2 * lift)), 1 / (1 + Math.exp(2 * lift))];
    const weight = Math.PI * Math.cosh(t) * place * toOne;
    if (weight > 0) sum += Math.exp(Math.log(weight) + logIntegrand(place, toOne));
  }
  return sum * step;
}
