import { contentTopics } from "./objection-cues/content-topics.ts";
import { hedge } from "./objection-cues/word-classes.ts";
import type { ObjectionType } from "./signals.ts";

/** Words that push back by themselves. */
const strong =
  /\b(?:chok\w+|jokes?|fads?|doubts?|no way|out of (?:the running|reach|line|the question|my league)|hives|allergic|nonsense|wast(?:e|ed|ing)|war zone|breather|on strike|up against|hopeless|risk(?:y|s)?|trouble|fuss|big deal|laugh\w*|ridiculous|crazy|insane|silly|absurd|impossible|unlikely|too (?!bad\b)\w+|hard|tough|difficult|tricky|scar(?:ed|y)|dread\w*|hat(?:e|es)|s[ck]eptical|unheard|messy?|hassle|nightmare|burden|headache|struggl\w+|squeez\w+|stretch|steep|more than|no good|hesitant|reluctan\w+|worr(?:y|ied|ies)|nervous|concern\w*|uneasy|problem|issue|can not|could not|will not|would not|not going to|never|nobody|no one|forget it|hang on|hold on|slow down|that is it)\b/g;
const weak =
  /\b(?:not|no|only|without|hardly|barely|nothing|none|less|but|just|another|already|instead|rather|still|yet)\b/g;
/** Agrees, praises, or is content with it: not against anything. */
const content =
  /\b(?:that is (?:fine|fair|great|good|ok|okay|perfect|reasonable|helpful|clear|lovely|nice|cool)|sounds (?:good|great|fair|fine|right)|no (?:problem|worries|concerns?)|not (?:a|an|the|my) (?:problem|issue|concern|worry)|works for|(?:i|we) (?:love|like) (?:that|this|it)|perfect|makes sense|in line|happy (?:with|to)|less than|cheaper than|got the (?:money|budget)|good to know|thank|never mind|not (?:bad|worried)|can not wait|no question|that would (?:help|save|solve|be))\b/;
/** Tells how things are or were without us: what hurts there is a reason to buy. */
const tells =
  /\b(?:can not (?:keep|go on)|(?:we|i) never know|nobody knows|the last (?:lot|guys)|yesterday|last (?:week|month|year|spring|summer|autumn|winter|night|time)|(?:once|twice|\w+ times) a (?:day|week|month|year)|every (?:day|week|month|morning|night|time)|had to|used to|happened|kept|keeps|stops?|fails?|failed|broke|breaks?|went|was|were|did|came|takes us|spend|spends|spent|lost|asked|left)\b/;

/**
 * The type of resistance in a statement right after a price or an offer, told by the weight of its words instead of by
 * a cue; null when it tells how things are, agrees, or names nothing that gives a type. Only there is so little enough.
 */
export function weighResistance(part: string, afterPrice: boolean): ObjectionType | null {
  const words = part.split(" ").length;
  if (words < 4 || words > 35 || content.test(part) || (tells.test(part) && !hedge.test(part))) return null;
  const heavy = countOf(strong, part);
  if (heavy === 0) return null;
  const weight = 2 * heavy + countOf(weak, part) + (hedge.test(part) ? 1 : 0);
  const topic = contentTopics.find(([, cue]) => cue.test(part))?.[0];
  if (topic) return topic;
  return afterPrice && /\b(?:that|this|it)\b/.test(part) && weight >= 3 ? "pricing" : null;
}

function countOf(words: RegExp, part: string): number {
  return part.match(words)?.length ?? 0;
}
