/** A product customers compare with, written as its owner writes it. */
export interface Competitor {
  name: string;
  aliases: string[];
}
