import type { Level } from "../judgement.ts";
import type { Finding } from "./finding.ts";

/**
 * The level of a criterion: the mean of its observations' levels by their weights, rounded to the nearest level,
 * then held down by any cap that applies. Observations that cannot be heard are left out. Null with the reason
 * when `only_if` fails or nothing can be heard.
 */
export function combineFindings(findings: readonly Finding[]): { level: Level | null; reasoning: string } {
  for (const finding of findings) {
    const { only_if: onlyIf } = finding.observation;
    if (onlyIf && finding.value !== null && finding.value < onlyIf.at_least) {
      return { level: null, reasoning: `Not applicable. ${onlyIf.else}` };
    }
  }
  const counted = findings.filter((finding) => finding.level !== null && finding.observation.weight > 0);
  const weight = counted.reduce((sum, finding) => sum + finding.observation.weight, 0);
  if (weight === 0) {
    return { level: null, reasoning: `Cannot be heard on this call. ${findings.map(({ text }) => text).join("; ")}.` };
  }
  const mean = counted.reduce((sum, { level, observation }) => sum + (level ?? 0) * observation.weight, 0) / weight;
  const rounded = Math.round(mean);
  const caps = findings.filter(
    ({ level, observation: { cap } }) => cap && level !== null && level <= cap.when_at_most && cap.level < rounded,
  );
  const level = caps.reduce((lowest, { observation }) => Math.min(lowest, observation.cap?.level ?? 5), rounded);
  const shown = findings.filter((finding) => finding.observation.weight > 0 || caps.includes(finding));
  const held = caps.map(({ observation }) => observation.what.toLowerCase()).join(", ");
  const meanText = counted.length > 1 ? ` Weighted mean ${Math.round(mean * 10) / 10}.` : "";
  return {
    level: level as Level,
    reasoning: `Counted, not judged. ${shown.map(({ text }) => text).join("; ")}.${meanText}${
      held ? ` Held at ${level} by: ${held}.` : ""
    }`,
  };
}
