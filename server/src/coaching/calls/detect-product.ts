import type { Product, Turn } from "./call.ts";

/** Horizon is also an ordinary word, so alone it counts with its capital only. */
const mentions: Record<Product, RegExp> = {
  horizon:
    /\b[Pp]refect [Hh]orizon\b|(?<!\b[Tt]ime )(?<!\b[Oo]n the )\bHorizon\b|\b[Ff]ast ?MCP (?:[Cc]loud|[Gg]ateway)\b/g,
  prefect: /\b[Pp]refect\b(?! [Hh]orizon)/g,
};
const titleWeight = 3;
const enoughMentions = 3;
/** Prefect is the company's name too: on a Horizon call it is said often without being the subject. */
const horizonShare = 1 / 3;

/** The product a call is about, by how often it is named (a title counts as three); null when neither is. */
export function detectProduct(title: string, turns: Turn[]): Product | null {
  const texts = turns.flatMap((turn) => turn.sentences.map((sentence) => sentence.text));
  const count = (product: Product) =>
    titleWeight * (title.match(mentions[product])?.length ?? 0) +
    texts.reduce((total, text) => total + (text.match(mentions[product])?.length ?? 0), 0);
  const horizon = count("horizon");
  const prefect = count("prefect");
  if (horizon >= enoughMentions && horizon >= prefect * horizonShare) return "horizon";
  return prefect >= enoughMentions ? "prefect" : null;
}
