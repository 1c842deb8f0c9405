/**
 * What counts as a filler. Sounds always; "like", "you know" and "I mean" only between pauses (commas) or at an end,
 * so that "I like it" and "do you know" do not; "kind of" and "sort of" not after a determiner or "what".
 */
const fillers: RegExp[] = [
  /(?<![\p{L}'’-])(?:u+h+m*|u+m+|e+rm*|a+hm+)(?![\p{L}'’-])/giu,
  /(?:^|,)\s*(?:like|you know|i mean)\s*(?=,)/giu,
  /,\s*you know\s*(?=[.?!]|$)/giu,
  /(?<!\b(?:what|which|some|any|this|that|the|a|every|each|these|those|same|another|one|different|all|many|of|right|new|other) )\b(?:kind|sort) of\b/giu,
  /\b(?:basically|actually|literally)\b/giu,
];

export function countFillers(text: string): number {
  return fillers.reduce((count, filler) => count + (text.match(filler)?.length ?? 0), 0);
}
