import { expect, test } from "vitest";
import { printable, printableLine } from "./printable.ts";

test("escape sequences and turns of the reading direction do not reach a terminal; letters of any script do", () => {
  expect(printable("\u001b[2Ja\tb\n\u0007c \u202e98\u202c \u2066x\u2069")).toBe("[2Ja\tb\nc 98 x");
  expect(printable("Größe 李雷 שלום 👩‍💻")).toBe("Größe 李雷 שלום 👩‍💻");
});

test("a line is one line, and no longer than asked for", () => {
  expect(printableLine(" a\n  b ")).toBe("a b");
  expect(printableLine("x".repeat(300), 20)).toBe(`${"x".repeat(18)} …`);
  expect(printableLine("short", 20)).toBe("short");
});
