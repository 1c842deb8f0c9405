import { describe, expect, it } from "vitest";
import { spokenNumber } from "./spoken-number.ts";

describe("spokenNumber", () => {
  it.each([
    ["5000 requests", 5000, 1],
    ["five thousand requests", 5000, 2],
    ["5 thousand", 5000, 2],
    ["twenty five hundred api", 2500, 3],
    ["six hundred and twenty five", 625, 5],
    ["twelve hundred fifty", 1250, 3],
    ["thirty days", 30, 1],
    ["twenty four hours", 24, 2],
    ["seven and thirty", 7, 1],
  ])("reads %s", (text, value, next) => {
    expect(spokenNumber(text.split(" "), 0)).toEqual({ value, next });
  });

  it.each(["days", "and five", "hundred", ""])("finds none in %j", (text) => {
    expect(spokenNumber(text.split(" "), 0)).toBeNull();
  });
});
