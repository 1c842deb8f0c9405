import { asksQuestion } from "./asks-question.ts";
import type { Stretch } from "./stretch.ts";

const backChannelWords = 5;
const acknowledgements =
  /^(?:(?:yeah|yep|yup|yes|no|okay|ok|right|sure|mm+|mhm+|hm+|mm-?hm+|uh-?huh|ah|oh|wow|nice|cool|great|good|perfect|exactly|absolutely|totally|definitely|of course|i see|got it|gotcha|makes sense|that makes sense|fair enough|sounds good|interesting|awesome|thanks|thank you|all right|alright|really|true|indeed|correct|for sure|so|and|well)\b[\s,.!?-]*)+$/;

/** At most 5 words that ask nothing. */
export function isShort(stretch: Stretch): boolean {
  return stretch.words <= backChannelWords && !stretch.utterances.some((utterance) => asksQuestion(utterance.plain));
}

/** Nothing but words like "yeah, okay", at most 5 of them. */
export function isAcknowledgement(stretch: Stretch): boolean {
  return (
    stretch.words <= backChannelWords &&
    stretch.utterances.every((utterance) => utterance.words === 0 || acknowledgements.test(utterance.plain))
  );
}
