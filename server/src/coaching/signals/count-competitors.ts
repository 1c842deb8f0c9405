import { spanOf } from "../transcripts/span-of.ts";
import type { Timeline } from "../transcripts/timeline.ts";
import type { NameHit } from "./find-competitor-names.ts";
import type { NamedMention } from "./signals.ts";

/** Competitors named by anybody, most often named first; one span a sentence. */
export function countCompetitors({ utterances }: Timeline, find: (text: string) => NameHit[]): NamedMention[] {
  const mentions = new Map<string, NamedMention>();
  for (const utterance of utterances) {
    const inSentence = new Set<string>();
    for (const { competitor } of find(utterance.text)) {
      const mention = mentions.get(competitor) ?? { name: competitor, mentions: 0, spans: [] };
      mention.mentions += 1;
      if (!inSentence.has(competitor)) mention.spans.push(spanOf(utterance));
      inSentence.add(competitor);
      mentions.set(competitor, mention);
    }
  }
  return [...mentions.values()].sort((a, b) => b.mentions - a.mentions || (a.name < b.name ? -1 : 1));
}
