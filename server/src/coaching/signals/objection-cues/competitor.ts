import { cuesOf, softeners as so } from "./cue.ts";
import type { ObjectionCue } from "./cue.ts";

export const competitorCues: ObjectionCue[] = [
  ...cuesOf("competitor", [
    `(?:is|are|runs|is all) on COMP already\\b`,
    `(?:we|i|team|engineers) (?:\\w+ )?(?:like|love|trust) COMP\\b`,
    `finish moving to COMP\\b`,
    `(?:which|who|that) we (?:have already(?=[,.!]|$)|already (?:have|own|pay for)\\b(?! (?:to|\\w+ed)\\b))`,
    `why (?:\\w+ ){1,2}(?:can not|do not|does not) (?:just )?(?:use|stay with|do) (?:that|COMP|it)\\b`,
    `already (?:use|using|have|run|running|on|pay for|paying for|standardized on|standardised on|invested in|committed to|built (?:\\w+ )?on)(?: (?!not\\b)\\w+){0,3}? COMP\\b`,
    `already (?:have|use|using|pay for|paying for|own|built|bought|got)(?: (?!not\\b)\\w+){0,3}? (?:tool|solution|vendor|orchestrator|scheduler|platform|product|system|something)(?: \\w+){0,2}? (?:for (?:that|this|it|orchestration|scheduling)|like (?:that|this)|that does|in place|similar|in-?house)\\b`,
    `(?:are|am|pretty|quite|very|really|fairly) (?:happy|satisfied|fine|comfortable|content) (?:with|on|using) (?:COMP|our (?:current|existing)|the (?:current|existing))\\b`,
    `COMP (?:already )?(?:does|can do|has|covers|handles|gives us|offers) (?:most of |all of |pretty much )?(?:that|this|it|all|everything|the same|what we need)\\b(?! (?:poorly|badly|wrong|too slow))`,
    `(?:leaning|inclined|tempted) (?:more )?(?:towards?|to) (?:COMP|stick|stay|build)\\b`,
    `(?:going|gone|decided to go|went|rather go) with COMP\\b`,
    `(?:we|i|team|engineers) (?:\\w+ )?prefer(?:s|red)? (?:COMP|to (?:stay|stick|build))\\b`,
    `(?:just|recently) (?:renewed|signed|re-?signed|bought|rolled out|migrated to|moved to|invested in)\\b[^.?!]{0,30}\\b(?:COMP|contract|agreement|vendor|years?|license)\\b`,
    `(?:stick|stay|staying|sticking) with (?:COMP|our (?:current|existing)|the (?:current|existing))\\b`,
    `(?:would rather|could just|might just|can just) (?:build|write) (?:it|this|that|our own|something)\\b`,
    `COMP (?:is|looks|seems|feels)${so} (?:better|stronger|ahead|easier|safer|more (?:mature|established|proven|popular))\\b`,
    `COMP (?:works|is working|has been working|is)(?: (?:just|really|pretty|perfectly))? (?:fine|great|well enough|good enough|well)\\b`,
  ]),
  ...cuesOf(
    "competitor",
    [
      `why (?:would|should) (?:we|i|anyone|my team) (?:not just )?(?:switch|move|leave|pick|choose|go with|replace|change|migrate|use (?:you|prefect|horizon))\\b`,
      `why not (?:just )?(?:use COMP|stay|stick|keep|build)\\b`,
      `why would not (?:we|i) (?:just )?(?:do|use|build|stay|stick|finish|go)\\b`,
      `that COMP (?:does|do|can) not\\b`,
      `how is (?:this|it|that) not COMP\\b`,
    ],
    { asked: true },
  ),
];
