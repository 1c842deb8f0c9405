import type { ObjectionType } from "../signals.ts";
import { amount, guarded, money, role, season } from "./word-classes.ts";

/** What a statement speaks of, by the words that carry it; the first that fits gives the type. */
export const contentTopics: [ObjectionType, RegExp][] = [
  ["competitor", /\bCOMP\b|\b(?:ourselves|in-?house|our own|open[- ]source)\b/],
  ["pricing", new RegExp(`\\b(?:${money}|${amount}|priced|afford|expensive|dear|cheap\\w*|kitty|penny|margin\\w*)\\b`)],
  [
    "authority",
    new RegExp(
      `\\b(?:${role}|approv\\w*|sign-?off|permission|votes?|deputy|chairman|mayor|owner|decides?|decision|in my gift|convinc\\w*|persuad\\w*|charm|upstairs)\\b`,
    ),
  ],
  [
    "technical",
    new RegExp(
      `\\b(?:${guarded}|vpn|remote|install\\w*|stored procedures|legacy|python|code|yaml|export control|encrypt\\w*|backup|fence|lab|latenc\\w*|load|scale|scaling|audit\\w*|compliance|engineer\\w* time|untangle)\\b`,
    ),
  ],
  [
    "timing",
    new RegExp(
      `\\b(?:${season}|quarters?|weeks?|months?|years?|calendar|time|busy|settle|soon|now|later|wait|until|till|before|hands|people|hiring|staff)\\b`,
    ),
  ],
  [
    "need",
    /\b(?:need\w*|us(?:e|ed|ing)|useful|point|value|benefit|worth|fuss|why|help\w*|fine|works?|files?|jobs?|click|bother\w*|matter\w*)\b/,
  ],
];
