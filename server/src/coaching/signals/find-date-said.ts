const weekday = "(?:mon|tues|wednes|thurs|fri|satur|sun)day";
const month = "(?:january|february|march|april|may|june|july|august|september|october|november|december)";
const spelledDay =
  "(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirtieth|thirty[- ]first)";
const day = `(?:\\d{1,2}(?:st|nd|rd|th)|${spelledDay})`;
const count = "(?:\\d+|a|an|one|two|three|four|five|six|a couple(?: of)?|couple of|a few)";
const hour = "(?:\\d{1,2}(?::\\d{2})?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon)";
const time = `(?:,? (?:at|around|by) (?:about )?${hour}(?:[- ](?:thirty|fifteen|forty[- ]five|o'clock))?(?: ?(?:[ap]m\\b|[ap]\\.m\\.))?(?: (?:pacific|eastern|central|mountain|your time|my time|utc|gmt|cet|[pec][sd]?t\\b))?)`;
const part = "(?: (?:morning|afternoon|evening|noon))";
const weekdayDate = `(?:next |this |this coming |coming )?${weekday}${part}?(?:,? (?:the )?${day}|,? ${month} (?:the )?(?:${day}|\\d{1,2}))?(?: (?:week|next week|the week after))?${part}?`;
const dates = [
  weekdayDate,
  `${month} (?:the )?(?:${day}|\\d{1,2}\\b)`,
  `(?:the )?${day} of ${month}`,
  `the (?:first|second|third|fourth|last) week of ${month}`,
  `(?<=\\b(?:on|by|for|until|before|is|are|about) )the ${day}(?! (?:thing|week|one|step|time|part|point|question|floor|option|half|quarter|person|party|flow|run|team|place|call|meeting|page|slide|row|phase|version))\\b`,
  `(?:the day after )?tomorrow${part}?`,
  `(?:later|earlier)? ?(?:this|next|the following) (?:week|month|quarter|year)`,
  `(?:by |at |before )?(?:the )?(?:end|middle|start|beginning) of (?:the |this |next |business )?(?:day|week|month|quarter|year|${month}|${weekday})(?: (?:today|tomorrow|${weekday}))?`,
  `(?:early|mid|late)[- ](?:next (?:week|month|quarter|year)|${month})`,
  `(?:in|within) (?:the next )?${count} (?:days?|weeks?|months?|hours?)(?: time)?`,
  `${count} (?:days?|weeks?|months?) from (?:now|today|${weekday})`,
  `(?:by )?(?:eod|eow|cob)(?: (?:today|tomorrow|${weekday}))?`,
  `later today|(?<=\\b(?:by|out|over|across|it|that|this|them|you|back|those|these|invite|email|notes) )(?:today|tonight)(?= by|[.,!]|$)`,
  `this (?:morning|afternoon|evening)`,
  `\\d{4}-\\d{2}-\\d{2}`,
  `(?<=\\b(?:on|by) )\\d{1,2}/\\d{1,2}\\b`,
  `(?<=\\b(?:in|by|for) )${month}\\b`,
];
const date = new RegExp(`(?<![a-z])(?:${dates.join("|")})(?![a-z])(?:${time}${part}?)?`, "g");
const notAhead = /\b(?:last|every|each|since|on|previous|past|until this|most|any|already|did|was|were|ran|went)\s*$/;

/**
 * The first day or time ahead that a sentence names, as said ("Tuesday at 10", "the 14th", "end of next week"),
 * or null. What is past or repeats ("last Tuesday", "every Monday", "Mondays") is none.
 */
export function findDateSaid(text: string): string | null {
  const lower = text.toLowerCase();
  // Some letters grow in lower case; the words could then not be copied from the same place.
  const searched = lower.length === text.length ? lower : text;
  for (const match of searched.matchAll(date)) {
    const before = searched.slice(0, match.index).replace(/\bon\s*$/, "");
    if (notAhead.test(before)) continue;
    const said = text.slice(match.index, match.index + match[0].length);
    return said
      .trim()
      .replace(/^by /i, "")
      .replace(/[\s,]+$/, "");
  }
  return null;
}
