declare module "jstat" {
  const jStat: {
    /** ln Γ(x), x > 0. */
    loggam: (x: number) => number;
    /** Regularised lower incomplete gamma function P(a, x). */
    lowRegGamma: (a: number, x: number) => number;
    /** Regularised incomplete beta function I_x(a, b). */
    ibeta: (x: number, a: number, b: number) => number;
  };
  export = jStat;
}
