import type { ObjectionType } from "../signals.ts";

/** "My main concern is …": the type is told by the topic; without one it is left. */
export const namedConcern =
  /\b(?:my|our|one|the (?:one|main|only|big|biggest)|security's|the team's|biggest|main) (?:\w+ ){0,2}?(?:concern|worry|hesitation|reservation|objection|pushback|hang-?up|sticking point)\b(?: (?:i|we)(?: would)? have)?(?: (?:with|about|around) \w+(?: \w+)?)?(?: is|'s| would be| here is| remains)\b|\bwhat (?:worries|frightens|frightened|scares|concerns|bothers) (?:me|us)\b(?: most)? (?:is|about (?:this|you|prefect|horizon))\b|\bit is (?:a )?(?:hard |flat )?no (?:for|from)\b|\b(?:is|would be) (?:a |an )?(?:total |complete |real |hard )?(?:deal[- ]?breaker|non[- ]?starter|show[- ]?stopper)\b/;

export const concernTopics: [ObjectionType, RegExp][] = [
  ["pricing", /\b(?:price|prices|pricing|costs?|budget|money|expensive|spend|dollars)\b/],
  ["authority", /\b(?:cfo|ceo|approval|buy-?in|sign-?off|procurement|my boss|decision)\b/],
  [
    "technical",
    /\b(?:secur\w*|vpc|complian\w*|latenc\w*|scal\w+|performance|integrat\w+|migrat\w+|rewrit\w+|lock-?in|locked in|data|network|reliab\w+|maintain\w*|support|dependen\w+|outages?|self-?host\w*|on-?prem|learning curve|kubernetes|complex\w*|host(?:ed|ing)?|servers?|cloud|firewall)\b/,
  ],
  ["competitor", /\bCOMP\b/],
  ["timing", /\b(?:timing|timeline|time|quarter|bandwidth|roadmap|deadline|resources)\b/],
  ["need", /\b(?:use|using|used|adopt\w*|value|worth|benefit|need)\b/],
];
