import type { Count } from "./finding.ts";

/**
 * The sentence of a finding: `what` with its placeholders filled. Rates are told as what was counted, with the
 * length of the call behind; what could not be heard is told by its reason.
 */
export function wordFinding(what: string, count: Count): string {
  const { value, unheard, count: counted, outOf, minutes, shown } = count;
  if (value === null) return unheard ?? "There was no occasion for it on this call.";
  const whole = counted ?? value;
  const sentence = what
    .replace(/\{n ([a-z ]+)\}/g, (_, noun: string) =>
      whole === 0 ? `no ${plural(noun)}` : `${showNumber(whole)} ${whole === 1 ? noun : plural(noun)}`,
    )
    .replace("{n}", showNumber(whole))
    .replace("{k}", showNumber(whole))
    .replace("{of}", showNumber(outOf ?? whole))
    .replace("{percent}", showShare(value))
    .replace("{value}", shown ?? showNumber(value));
  return minutes === undefined ? sentence : sentence.replace(/\.$/, ` in ${Math.max(1, Math.round(minutes))} minutes.`);
}

export function showNumber(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function showShare(value: number): string {
  return `${Math.round(value * 100)} %`;
}

function plural(noun: string): string {
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}
