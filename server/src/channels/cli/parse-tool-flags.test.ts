import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { toolSchemas } from "../tool-schemas.ts";
import { parseToolFlags } from "./parse-tool-flags.ts";
import { UsageError } from "./usage-error.ts";

const { input } = toolSchemas({
  input: z.strictObject({
    call_id: z.string(),
    dimensions: z.array(z.enum(["discovery", "engagement"])).optional(),
    topics: z.array(z.string()).optional(),
    scores: z.array(z.number()).optional(),
    use_cache: z.boolean().default(true),
    limit: z.int().min(1).max(200).default(20),
    min_score: z.number().nullable().optional(),
    date_range: z.object({ start: z.string(), end: z.string().optional() }).optional(),
    where: z.array(z.object({ field: z.string() })).optional(),
    no_show: z.boolean().optional(),
  }),
  output: z.object({}),
});
const parse = (...flags: string[]) => parseToolFlags(flags, input).arguments;

function outcomeOf(flags: string[]): string {
  try {
    parse(...flags);
    return "parsed";
  } catch (error) {
    return error instanceof UsageError ? error.name : String(error);
  }
}

describe("the flags of a tool", () => {
  test.each([
    ["an id of 20 digits stays text", ["--call_id", "77823422740259378951"], { call_id: "77823422740259378951" }],
    ["dashes are underscores", ["--call-id", "1"], { call_id: "1" }],
    ["key=value", ["--call_id=a=b c"], { call_id: "a=b c" }],
    ["a value may begin with one dash", ["--call_id", "-5"], { call_id: "-5" }],
    ["a value may be empty", ["--call_id="], { call_id: "" }],
    ["a value may begin with two after =", ["--call_id=--x"], { call_id: "--x" }],
    [
      "a comma list",
      ["--call_id", "1", "--dimensions", "discovery, engagement"],
      { dimensions: ["discovery", "engagement"] },
    ],
    ["a repeated flag", ["--call_id", "1", "--topics", "a", "--topics", "b"], { topics: ["a", "b"] }],
    ["both", ["--call_id", "1", "--topics", "a,b", "--topics=c"], { topics: ["a", "b", "c"] }],
    ["a JSON list", ["--call_id", "1", "--topics", '["a,b","c"]'], { topics: ["a,b", "c"] }],
    ["a list of numbers", ["--call_id", "1", "--scores", "1,2.5,-3"], { scores: [1, 2.5, -3] }],
    ["a whole number", ["--call_id", "1", "--limit", "7"], { limit: 7 }],
    ["a negative number", ["--call_id", "1", "--min_score", "-1.5"], { min_score: -1.5 }],
    ["--flag", ["--call_id", "1", "--use_cache"], { use_cache: true }],
    ["--flag false", ["--use_cache", "false", "--call_id", "1"], { use_cache: false }],
    ["--flag=no", ["--use-cache=no", "--call_id", "1"], { use_cache: false }],
    ["--no-flag", ["--no-use_cache", "--call_id", "1"], { use_cache: false }],
    ["--no-flag with dashes", ["--no-use-cache", "--call_id", "1"], { use_cache: false }],
    ["a field that itself begins with no", ["--no_show", "--call_id", "1"], { no_show: true }],
    [
      "an object as JSON",
      ["--call_id", "1", "--date_range", '{"start":"2026-11-01"}'],
      { date_range: { start: "2026-11-01" } },
    ],
    [
      "an object by its fields",
      ["--call_id", "1", "--date_range.start", "2026-11-01", "--date-range.end", "2026-11-30"],
      { date_range: { start: "2026-11-01", end: "2026-11-30" } },
    ],
    ["a list of objects", ["--call_id", "1", "--where", '[{"field":"ltv"}]'], { where: [{ field: "ltv" }] }],
    ["--args", ["--args", '{"call_id":"1","limit":3}'], { call_id: "1", limit: 3 }],
    [
      "an id in --args that no number can hold",
      ["--args", '{"call_id":77823422740259378951}'],
      { call_id: "77823422740259378951" },
    ],
    ["a flag wins over --args", ["--limit", "5", "--args", '{"call_id":"1","limit":3}'], { call_id: "1", limit: 5 }],
  ])("%s", (_, flags, expected) => expect(parse(...flags)).toMatchObject(expected));

  test.each([
    ["an unknown flag", ["--call_id", "1", "--bogus"], "--bogus"],
    ["a flag nearly right, with the right one", ["--cal_id", "1"], "Did you mean --call_id?"],
    ["a missing required flag", ["--limit", "5"], "--call_id"],
    ["a missing value at the end", ["--call_id"], "--call_id needs a value"],
    ["a flag in place of a value", ["--call_id", "--limit", "3"], "--call_id needs a value"],
    ["words in place of a number", ["--call_id", "1", "--limit", "many"], "--limit must be a number"],
    ["nothing in place of a number", ["--call_id", "1", "--limit="], "--limit must be a number"],
    ["a word in place of a boolean", ["--call_id", "1", "--use_cache=maybe"], "--use_cache must be true or false"],
    ["a value after --no-flag", ["--no-use_cache=false", "--call_id", "1"], "--no-use_cache"],
    ["--no- before what is no boolean", ["--no-limit", "--call_id", "1"], "--no-limit"],
    ["one flag given twice", ["--call_id", "1", "--call-id", "2"], "twice"],
    ["a stray word", ["--call_id", "1", "stray"], '"stray"'],
    ["a single dash", ["-x"], '"-x"'],
    ["broken JSON", ["--call_id", "1", "--date_range", "{"], "--date_range must be JSON"],
    ["--args that is no object", ["--args", "[1]"], "JSON object"],
    ["--args that is no JSON", ["--args", "call_id=1"], "--args must be JSON"],
    ["a prototype", ["--constructor", "1"], "--constructor"],
  ])("%s is refused", (_, flags, why) => {
    expect(() => parse(...flags)).toThrow(UsageError);
    expect(() => parse(...flags)).toThrow(why);
  });

  test("--json and --help are the command's own", () => {
    expect(parseToolFlags(["--json", "--call_id", "1"], input)).toMatchObject({ json: true, help: false });
    expect(parseToolFlags(["--help"], input)).toMatchObject({ help: true });
  });

  test("any text survives the way through --key=value, and any arguments the way through --args", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer(), fc.boolean(), (text, limit, use_cache) => {
        expect(parse(`--call_id=${text}`, "--limit", String(limit), `--use_cache=${use_cache}`)).toEqual({
          call_id: text,
          limit,
          use_cache,
        });
        const given = { call_id: text, limit, use_cache };
        expect(parse("--args", JSON.stringify(given))).toEqual(given);
      }),
    );
  });

  test("no words at all break it in any other way than as wrong usage", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string(),
            fc.string().map((text) => `--${text}`),
          ),
        ),
        (flags) => {
          expect(outcomeOf(flags)).toMatch(/^(parsed|UsageError)$/);
        },
      ),
    );
  });
});
