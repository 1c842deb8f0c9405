import { describe, expect, test } from "vitest";
import { callFrom } from "../../../test/transcript.ts";
import { classifyCallType } from "./classify-call-type.ts";
import { detectProduct } from "./detect-product.ts";

describe("the kind of a call", () => {
  test.each([
    ["Northwind - Discovery call", "discovery"],
    ["Intro: Northwind <> Prefect", "discovery"],
    ["Horizon demo for the platform team", "demo"],
    ["Technical deep dive", "demo"],
    ["Q3 business review", "customer_review"],
    ["Northwind QBR", "customer_review"],
    ["Contract redlines with procurement", "negotiation"],
    ["Pricing and proposal", "negotiation"],
    ["Catch up", "other"],
    ["Weekly democracy club", "other"],
  ])("%s is %s", (title, type) => {
    expect(classifyCallType(title, [])).toBe(type);
  });

  test("where the title says nothing, Gong's own words decide, and a word in passing does not", () => {
    expect(classifyCallType("Northwind", ["The team saw a demo of automations."])).toBe("demo");
    expect(classifyCallType("Northwind", ["They asked about pricing and a technical point."])).toBe("other");
  });
});

const about = (title: string, ...texts: string[]) =>
  detectProduct(title, callFrom(texts.map((text, i) => `0:${10 + i} Rep Ada: ${text}`).join("\n")).turns);

describe("the product of a call", () => {
  test("a name in passing is not a subject; three are", () => {
    expect(about("Intro", "We use Prefect a little.")).toBeNull();
    expect(about("Intro", "Prefect runs it.", "Prefect failed.", "prefect again.")).toBe("prefect");
  });

  test("Horizon goes by its older names, and the company's name does not outvote it", () => {
    expect(about("Intro", "I am with Prefect.", "Prefect Horizon hosts it.", "FastMCP Cloud.", "Horizon.")).toBe(
      "horizon",
    );
    expect(about("Horizon demo", "Hello.")).toBe("horizon");
  });

  test("a horizon that is no product is none", () => {
    expect(
      about("Intro", "Our planning horizon.", "It is on the Horizon now.", "Time Horizon.", "a horizon"),
    ).toBeNull();
  });
});
