import type { RepRole } from "./call.ts";

const titles: [RepRole, RegExp][] = [
  [
    "CSM",
    /customer success|client success|\bcsm\b|technical account manager|\btam\b|account manager|onboarding|renewals?/i,
  ],
  [
    "SE",
    /(solutions?|sales|pre-?sales|customer|field|systems) (engineer|architect|consultant)|\barchitect\b|pre-?sales|\bSE\b/i,
  ],
];

/** The rubric role a job title stands for; AE where it names neither a Customer Success nor a Solutions role. */
export function inferRepRole(title: string | null): RepRole {
  return titles.find(([, pattern]) => pattern.test(title ?? ""))?.[0] ?? "AE";
}
