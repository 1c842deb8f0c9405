/** A run of sentences inside one turn, both ends included. */
export interface Span {
  turn: number;
  firstSentence: number;
  lastSentence: number;
}

/** Words that were said, by whom and when. Always copied from the transcript, never from a model. */
export interface Quote {
  quote: string;
  speaker: string;
  startSeconds: number;
  endSeconds: number;
}
