import { wordsOf } from "./words.ts";

const commonWords = new Set(
  `about above actually after again against almost already also although always another anybody anyone anything around
  asked back basically because been before being better between both bring call came cannot case certain come could
  course days definitely didnt different does doing done down each either else enough even ever every everyone
  everything exactly fact feel find first from gets getting give given goes going gone gonna good great guess guys
  happen happens have having hear help here hour idea into just keep kind knew know known last least less like little
  long look looking lots made make makes making many maybe mean means might minute month more most move much must need
  needs never next nice nothing okay only other ours over part people place point pretty probably quarter question
  quick quite rather really right said same says seem seems should show side since some somebody someone something sort
  start still stuff such sure take taking talk tell than thank thanks that thats their them then there these they thing
  things think this those though through time times today together told took true trying turn under understand until
  used uses using very want wants wasnt ways week weeks well were what whatever when where whether which while whole will
  with within without wonder work working works worth would yeah year years your yours youre`.split(/\s+/),
);

/** The words of a plain text that carry its subject, without plural and verb endings; each once. */
export function contentWordsOf(plain: string): Set<string> {
  const found = new Set<string>();
  for (const word of wordsOf(plain)) {
    if (word.length >= 4 && !commonWords.has(word)) found.add(stem(word));
  }
  return found;
}

function stem(word: string): string {
  const stemmed = word.replace(/(?:ies|ied)$/, "y").replace(/(?:'s|ings?|ed|es|s)$/, "");
  return stemmed.length >= 3 ? stemmed : word;
}
