/** Words, sentences and turns of a made-up company's calls, the same for the same seed. */

const business =
  "pricing budget security pipeline integration deployment workflow schedule retry alert dashboard migration renewal contract timeline stakeholder procurement engineer platform orchestration latency observability compliance audit onboarding discount competitor benchmark adoption rollout support ticket incident outage warehouse ingestion transformation lineage credential worker automation trigger event sandbox staging production backfill concurrency memory storage license seat invoice quarter roadmap feature gap champion decision criteria proof pilot trial success metric baseline forecast headcount capacity vendor legal review redline signature kickoff training playbook escalation churn expansion value outcome risk owner deadline".split(
    " ",
  );
const glue =
  "the we and to that is you of it a in on for this with our are so they have be what as at do can if will your not how about or from there would was just when but by".split(
    " ",
  );
const heads = "b br c ch cl d dr f fl g gr h j k kl l m n p pl pr qu r s sh sl st t tr v w z".split(" ");
const middles = "a e i o u ai ea ou or an el in un ar".split(" ");
const tails = "b d g k l m n p r t x nd rk lt mp st".split(" ");

type Random = () => number;

const pick = (list: readonly string[], random: Random) => list[Math.floor(random() * list.length)] ?? "";

/** `count` different words of two syllables, none of them among the business words. */
export function inventWords(count: number, random: Random): string[] {
  const words = new Set<string>();
  while (words.size < count) {
    words.add(
      pick(heads, random) + pick(middles, random) + pick(heads, random) + pick(middles, random) + pick(tails, random),
    );
  }
  return [...words];
}

/** 3,000 words of falling frequency: the business words stand among the first. */
export function vocabularyOf(random: Random): string[] {
  return [...business, ...inventWords(3000 - business.length, random)];
}

/** One word of the list, each as often as Zipf's law has it: the n-th 1/n times as often as the first. */
function zipf(words: readonly string[]): (random: Random) => string {
  let sum = 0;
  const upTo = words.map((_, rank) => (sum += 1 / (rank + 1)));
  return (random) => {
    const wanted = random() * sum;
    let [low, high] = [0, upTo.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((upTo[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return words[low] ?? "";
  };
}

/** `count` turns of one to three sentences of 6 to 14 words, about half of them words without meaning. */
export function writeTurns(count: number, vocabulary: readonly string[], random: Random): string[][] {
  const meaning = zipf(vocabulary);
  const sentence = () => {
    const words = Array.from({ length: 6 + Math.floor(random() * 9) }, () =>
      random() < 0.45 ? pick(glue, random) : meaning(random),
    ).join(" ");
    return words.charAt(0).toUpperCase() + words.slice(1) + (random() < 0.15 ? "?" : ".");
  };
  return Array.from({ length: count }, () => Array.from({ length: 1 + Math.floor(random() * 3) }, sentence));
}
