import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { callFrom } from "../../../test/transcript.ts";
import { indexTranscript } from "./index-transcript.ts";
import { locateQuote } from "./locate-quote.ts";
import { tokenizeWords } from "./tokenize-words.ts";

const call = callFrom(`
  0:05 Rep Dana Reyes: Thanks for joining. Before we start, can I ask what made you look at this now?
  0:14 Customer Lee Okafor: We're losing about 3.5 days a month to failed jobs. It's "death by a thousand retries".
  0:25 Customer Lee Okafor: And that was before the follow-up work — nobody counts that.
  0:33 Rep Dana Reyes: So 3.5 days, and the follow-up on top. That makes sense.
  0:41 Customer Lee Okafor: That makes sense to you, maybe. Growth was -5 % and the bill is $12,000.
  0:52 Rep Dana Reyes: That makes sense. Let's look at C++ and C.
`);
const index = indexTranscript(call);
const sentences = call.turns.flatMap(({ sentences }) => sentences);

describe("a quote that was said", () => {
  test("comes back in the transcript's own words, with its speaker and times", () => {
    expect(locateQuote("losing about 3.5 days a month", index)).toMatchObject({
      quote: "losing about 3.5 days a month",
      speaker: "Lee Okafor",
      startSeconds: 14,
    });
  });

  test.each([
    ["other casing", "WE'RE LOSING ABOUT 3.5 DAYS A MONTH"],
    ["other spaces", "  we're   losing about\n3.5 days\ta month "],
    ["curly quotes", "It’s “death by a thousand retries”"],
    ["another dash", "the follow–up work - nobody counts that"],
    ["an ellipsis at its ends", "…losing about 3.5 days a month..."],
    ["quotation marks around it", '"We\'re losing about 3.5 days a month to failed jobs."'],
  ])("is found with %s", (_, quote) => {
    expect(locateQuote(quote, index)?.speaker).toBe("Lee Okafor");
  });

  test("may run through sentences and through neighbouring turns of one speaker", () => {
    expect(locateQuote("thousand retries and that was before the follow-up work", index)).toMatchObject({
      quote: 'thousand retries". And that was before the follow-up work',
      startSeconds: 18,
      endSeconds: 29.4,
    });
  });

  test("keeps the full stop it runs to", () => {
    expect(locateQuote("nobody counts that", index)?.quote).toBe("nobody counts that.");
  });

  test("is taken at the first of several places, or at the one nearest to where it was claimed to be", () => {
    expect(locateQuote("that makes sense", index)?.startSeconds).toBeCloseTo(36.6, 0);
    expect(locateQuote("that makes sense", index, 41)).toMatchObject({ speaker: "Lee Okafor", startSeconds: 41 });
    expect(locateQuote("that makes sense", index, 500)).toMatchObject({ speaker: "Dana Reyes", startSeconds: 52 });
  });
});

describe("what was not said is not found", () => {
  test.each([
    ["a word more", "losing about 3.5 full days a month"],
    ["a word less", "losing 3.5 days a month"],
    ["words in another order", "days 3.5 about losing"],
    ["a part of a word", "osing about 3.5 days"],
    ["a left-out apostrophe that makes another word", "were losing about 3.5 days"],
    ["another number", "losing about 35 days a month"],
    ["a number cut at its point", "losing about 3"],
    ["a lost sign", "growth was 5 %"],
    ["a lost currency", "the bill is 12,000"],
    ["another symbol", "growth was -5 $"],
    ["words left out in the middle", "We're losing … to failed jobs"],
    ["two speakers in one quote", "nobody counts that so 3.5 days"],
    ["nothing", ""],
    ["punctuation only", " … ?!"],
  ])("%s", (_, quote) => {
    expect(locateQuote(quote, index)).toBeNull();
  });
});

/** Any run of words inside one sentence, with the sentence it stands in. */
const anySlice = fc.nat({ max: sentences.length - 1 }).chain((at) => {
  const sentence = sentences[at] ?? { text: "", startMs: 0, endMs: 0 };
  const words = tokenizeWords(sentence.text);
  return fc.tuple(fc.nat({ max: words.length - 1 }), fc.nat({ max: words.length - 1 })).map(([one, other]) => ({
    sentence,
    words: words.slice(Math.min(one, other), Math.max(one, other) + 1),
    text: sentence.text.slice(words[Math.min(one, other)]?.start, words[Math.max(one, other)]?.end),
  }));
});

const perturbations = [
  (text: string) => text.toUpperCase(),
  (text: string) => text.toLowerCase(),
  (text: string) => text.replace(/ /g, " \n\t "),
  (text: string) => text.replace(/'/g, "’"),
  (text: string) => text.replace(/"/g, "“"),
  (text: string) => text.replace(/(?<=\w)-(?=\w)/g, "–").replace(/—/g, "-"),
  (text: string) => `“…${text}…”`,
  (text: string) => text.normalize("NFD"),
];

test("any run of words is found where it stands, however it is spelled out", () => {
  fc.assert(
    fc.property(anySlice, fc.subarray(perturbations), ({ sentence, text }, changes) => {
      const written = changes.reduce((current, change) => change(current), text);
      const found = locateQuote(written, index, sentence.startMs / 1000);
      expect(found?.startSeconds).toBeLessThanOrEqual(sentence.endMs / 1000);
      expect(found?.endSeconds).toBeGreaterThanOrEqual(sentence.startMs / 1000);
      expect(sentences.some(({ text }) => text.includes(found?.quote ?? "nothing"))).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("any one word changed, added or left out makes it unsaid", () => {
  fc.assert(
    fc.property(anySlice, fc.nat(), fc.constantFrom("change", "add", "double"), ({ words }, at, how) => {
      const keys = words.map(({ key }) => key);
      const position = at % keys.length;
      if (how === "change") keys[position] = "unsaid";
      if (how === "add") keys.splice(position, 0, "unsaid");
      if (how === "double") keys.splice(position, 0, keys[position] ?? "", "unsaid");
      expect(locateQuote(keys.join(" "), index)).toBeNull();
    }),
    { numRuns: 500 },
  );
});

test("scripts without spaces are found character by character", () => {
  const japanese = indexTranscript(
    callFrom("0:01 Rep Dana Reyes: 御社の課題は何でしょうか。\n0:05 Customer Lee: コストです。"),
  );
  expect(locateQuote("課題は何でしょうか", japanese)?.quote).toBe("課題は何でしょうか");
  expect(locateQuote("課題が何でしょうか", japanese)).toBeNull();
});
