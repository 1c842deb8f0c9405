import type { ObjectionType } from "../signals.ts";

/** "My main concern is …": the type is told by what follows. */
export const namedConcern =
  /\b(?:my|our|one|the (?:one|main|only|big|biggest)|security's|the team's|biggest|main) (?:\w+ ){0,2}?(?:concern|worry|hesitation|reservation|objection|pushback|hang-?up|sticking point)\b(?: (?:i|we)(?: would)? have)?(?: (?:with|about|around) \w+(?: \w+)?)? (?:is|would be|here is|remains)\b|\b(?:is|would be) (?:a |an )?(?:total |complete |real |hard )?(?:deal[- ]?breaker|non[- ]?starter|show[- ]?stopper)\b/;

export const concernTopics: [ObjectionType, RegExp][] = [
  ["pricing", /\b(?:price|prices|pricing|costs?|budget|money|expensive|spend|dollars)\b/],
  ["authority", /\b(?:cfo|ceo|approval|buy-?in|sign-?off|procurement|my boss|decision)\b/],
  [
    "technical",
    /\b(?:secur\w*|vpc|complian\w*|latenc\w*|scal\w+|performance|integrat\w+|migrat\w+|rewrit\w+|lock-?in|locked in|data|network|reliab\w+|maintain\w*|support|dependen\w+|outages?|self-?host\w*|on-?prem|learning curve|kubernetes|complex\w*)\b/,
  ],
  ["competitor", /\bCOMP\b/],
  ["timing", /\b(?:timing|timeline|time|quarter|bandwidth|roadmap|deadline|resources)\b/],
];
