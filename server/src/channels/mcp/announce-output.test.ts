import { expect, test } from "vitest";
import { z } from "zod";
import { toolSchemas } from "../tool-schemas.ts";
import { announceOutput } from "./announce-output.ts";

test("keeps keys, types, choices and words, and says nothing of limits", () => {
  const output = z.object({
    rep: z.object({ email: z.string().nullable(), role: z.enum(["AE", "SE"]).nullable().describe("On this call.") }),
    at: z.iso.datetime(),
    share: z.number().min(0).max(1).nullable(),
    scores: z.record(z.enum(["overall", "discovery"]), z.number().min(0).max(100)),
    levels: z.record(z.string(), z.int().min(1)),
  });
  expect(announceOutput(toolSchemas({ input: z.object({}), output }).output)).toEqual({
    type: "object",
    properties: {
      rep: {
        type: "object",
        properties: {
          email: { type: ["string", "null"] },
          role: { type: ["string", "null"], enum: ["AE", "SE", null], description: "On this call." },
        },
      },
      at: { type: "string", format: "date-time" },
      share: { type: ["number", "null"] },
      scores: {
        type: "object",
        propertyNames: { type: "string", enum: ["overall", "discovery"] },
        additionalProperties: { type: "number" },
      },
      levels: { type: "object", additionalProperties: { type: "integer" } },
    },
    required: ["rep", "at", "share", "scores", "levels"],
  });
});
