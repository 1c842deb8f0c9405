import { assert, property, stringMatching, uniqueArray } from "fast-check";
import { describe, expect, it } from "vitest";
import { compilePhrases, matchable } from "./compile-phrases.ts";

const hears = (phrase: string, sentence: string) => compilePhrases([phrase]).test(matchable(sentence));

describe("compilePhrases", () => {
  it.each([
    ["cost", "What does it cost?", true],
    ["cost", "It is costly.", false],
    ["cost*", "It is costly.", true],
    ["do not know", "I don’t know that.", true],
    ["how/what often", "How often is that?", true],
    ["what … cost", "What would one such night cost you?", true],
    ["what … cost", "What I wanted to say is that in the end nobody knows the cost.", false],
    ["<n> hours", "It takes 3,5 hours.", true],
    ["<n> hours", "It takes forty hours.", true],
    ["<n> hours", "It takes hours.", false],
    ["<n>%", "About 40% of it.", true],
    ["role based", "We have role-based access.", true],
    ["c++", "We write C.", true],
  ])("%s in %j: %s", (phrase, sentence, heard) => {
    expect(hears(phrase, sentence)).toBe(heard);
  });

  it("makes a valid expression of any words", () => {
    const anyPhrase = stringMatching(/^[a-z$%€(){}.?+|\\^[\]-]{1,12}( [a-z(){}+|\\^]{1,8}){0,3}$/);
    expect(() =>
      assert(
        property(anyPhrase, (phrase) => {
          compilePhrases([phrase]);
        }),
      ),
    ).not.toThrow();
  });

  it("hears a phrase of plain words in itself", () => {
    const words = uniqueArray(stringMatching(/^[b-z]{4,9}$/), { minLength: 1, maxLength: 4 });
    expect(() => assert(property(words, (phrase) => hears(phrase.join(" "), phrase.join(" "))))).not.toThrow();
  });
});
