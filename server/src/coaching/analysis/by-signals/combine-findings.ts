import type { Level } from "../judgement.ts";
import type { Finding } from "./finding.ts";

/**
 * The level of a criterion: the mean of its observations' levels by their weights, rounded to the nearest level,
 * raised by a floor and then held down by any cap that applies. Observations that cannot be heard are left out. Null with
 * the reason when `only_if` fails or nothing can be heard.
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
    const reasons = [...new Set(findings.map(({ text }) => text))];
    return { level: null, reasoning: `Cannot be heard on this call. ${reasons.join(" ")}` };
  }
  const mean = counted.reduce((sum, { level, observation }) => sum + (level ?? 0) * observation.weight, 0) / weight;
  const rounded = Math.max(Math.round(mean), ...floorsOf(findings));
  const caps = findings.filter((finding) => holdsDown(finding) && (finding.observation.cap?.level ?? 5) < rounded);
  const level = caps.reduce((lowest, { observation }) => Math.min(lowest, observation.cap?.level ?? 5), rounded);
  const shown = findings.filter((finding) => finding.observation.weight > 0 || caps.includes(finding));
  const held =
    caps.length > 0
      ? ` The level is held at ${level} whatever else was heard, because of this. ${caps.map(({ sentence }) => sentence).join(" ")}`
      : "";
  return { level: level as Level, reasoning: `Counted, not judged. ${shown.map(({ text }) => text).join(" ")}${held}` };
}

function floorsOf(findings: readonly Finding[]): number[] {
  return findings.flatMap(({ level, observation: { floor } }) =>
    floor && level !== null && level >= floor.when_at_least ? [floor.level] : [],
  );
}

function holdsDown({ level, observation: { cap } }: Finding): boolean {
  return cap !== undefined && level !== null && level <= cap.when_at_most;
}
