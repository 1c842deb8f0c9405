/** Over `plainText`. Asks what stands against it, or how it was taken. */
export const invitesResistance =
  /\b(?:in the way|stand(?:s|ing) (?:in|against|between)|concerns?|worr(?:y|ies|ied)|hesita\w+|reservations?|holding (?:you|it|this) back|stop(?:s|ping)? (?:you|us|this|it)|keep(?:s|ing)? you from|reaction|how (?:does|do|did|would) (?:that|this|it|you|those)\b[^?]{0,20}\b(?:sound|sit|land|feel|look|strike|seem|like)|what do you (?:think|make|say)|your (?:thoughts?|view|take|honest)|where (?:are you|does that leave)|how are you feeling|not (?:sure|convinced) about|push ?back|obstacles?|blockers?|scribbl\w+|marks?|questions? (?:for me|on|about) (?:it|that|this|the)|what would (?:stop|make you)|get (?:that|it|this) (?:agreed|signed|approved|over)|go(?:ing)? ahead|next step|what is (?:left|missing))\b/;

/** Asks how things are, or what goes wrong there: what hurts is the answer and no resistance. */
export const asksOfToday =
  /\b(?:today|at the moment|right now|currently|last time|goes wrong|went wrong|happens|happened|walk me|take me|tell me (?:about|more)|how do you|how does your|how many|how much|how often|how long|what does (?:it|that|this) (?:cost|do|mean)|what did|who (?:notices|feels|gets|finds)|hurts?|pain|problem|struggl\w+|challenge|wrong|before|these days|use|using|set ?up|looks? like|day)\b/;
