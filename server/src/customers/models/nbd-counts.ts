import jStat from "jstat";

const negligible = 1e-13;
const most = 1_000_000;

/**
 * Probabilities of 0, 1, 2, … purchases in `weeks` by somebody whose rate is gamma(shape, rate); as long as what
 * lies beyond is below 1e-12, at most a million. They sum to 1.
 */
export function nbdCounts({ shape, rate, weeks }: { shape: number; rate: number; weeks: number }): Float64Array {
  const share = weeks / (rate + weeks);
  if (share === 0) return Float64Array.of(1);
  const mode = Math.min(most - 1, shape > 1 ? Math.floor(((shape - 1) * weeks) / rate) : 0);
  const atMode =
    jStat.loggam(shape + mode) -
    jStat.loggam(shape) -
    jStat.loggam(mode + 1) +
    mode * Math.log(share) -
    shape * Math.log1p(weeks / rate);
  const rising = [Math.exp(atMode)];
  for (let k = mode; k + 1 < most; k++) {
    const ratio = ((shape + k) / (k + 1)) * share;
    const last = rising[k - mode] ?? 0;
    const steepest = Math.max(ratio, share);
    if (steepest < 1 && last * steepest < negligible * (1 - steepest)) break;
    rising.push(last * ratio);
  }
  const counts = new Float64Array(mode + rising.length);
  counts.set(rising, mode);
  for (let k = mode; k > 0; k--) counts[k - 1] = ((counts[k] ?? 0) * k) / ((shape + k - 1) * share);
  const sum = counts.reduce((sum, p) => sum + p, 0);
  return counts.map((p) => p / sum);
}
