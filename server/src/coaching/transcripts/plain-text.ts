const contractions: [RegExp, string][] = [
  [/\bwon't\b/g, "will not"],
  [/\bcan't\b|\bcannot\b/g, "can not"],
  [/\bain't\b/g, "is not"],
  [/n't\b/g, " not"],
  [/'ll\b/g, " will"],
  [/'re\b/g, " are"],
  [/'ve\b/g, " have"],
  [/\bi'm\b/g, "i am"],
  [/'d\b/g, " would"],
  [/\b(it|that|what|there|who|how|here|where|he|she|this|when)'s\b/g, "$1 is"],
  [/\bgonna\b/g, "going to"],
  [/\bwanna\b/g, "want to"],
  [/\bgotta\b/g, "got to"],
  [/\bkinda\b/g, "kind of"],
];

/**
 * A sentence in the form cues are written in: lower case, straight quotes, "um" and "uh" dropped, stutters
 * ("we we") said once, common contractions spelled out ("don't" is "do not", "I'd" is "i would"), single spaces.
 * For matching only: nothing of it is ever shown.
 */
export function plainText(text: string): string {
  let plain = text
    .toLowerCase()
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[–—…]/g, ", ")
    .replace(/\s+/g, " ")
    .replace(/,\s*you know\s*(?=[,.!]|$)/g, "")
    .replace(/,?\s*\b(?:u+h+m*|u+m+|e+r+m*)\b,?/g, " ");
  for (const [contraction, full] of contractions) plain = plain.replace(contraction, full);
  return plain
    .replace(/\b(\w+)(?:,?\s+\1\b)+/g, "$1")
    .replace(/\s+([,.?!])/g, "$1")
    .replace(/,(?:\s*,)+/g, ",")
    .replace(/\s+/g, " ")
    .replace(/^[\s,]+/, "")
    .trim();
}
