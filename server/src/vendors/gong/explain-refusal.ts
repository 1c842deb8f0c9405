import { ToolError } from "../../core/errors.ts";
import { describeAnswer, type GongAnswer, notGong } from "./gong-answer.ts";

/** The right a key needs for a path, as Gong names it. */
const rights: [RegExp, string][] = [
  [/^\/calls\/extensive$/, "api:calls:read:extensive"],
  [/^\/calls\/transcript$/, "api:calls:read:transcript"],
  [/^\/calls(\/|$)/, "api:calls:read:basic"],
  [/^\/users(\/|$)/, "api:users:read"],
];

/** Turns an answer that no retry will mend into what to tell people. Gong's own words go into the cause only. */
export function explainRefusal(answer: GongAnswer, path: string): ToolError {
  const options = { cause: new Error(describeAnswer(answer)), reason: "refused" } as const;
  const { status } = answer;
  if (status === 401) {
    return new ToolError(
      "forbidden",
      "Gong refused the key (401). Check GONG_API_KEY and GONG_API_SECRET, and that GONG_API_BASE_URL is the same account's.",
      options,
    );
  }
  if (status === 403) {
    const right = rights.find(([pattern]) => pattern.test(path))?.[1] ?? "the right to read calls";
    return new ToolError(
      "forbidden",
      `Gong says that the key in GONG_API_KEY may not do this (403): it needs ${right}. Give it that right in Gong, or check that GONG_API_SECRET is the key's own.`,
      options,
    );
  }
  if (status === 404) return notGong(answer, `404 for ${path.replace(/\d{5,}/g, "…")}`);
  if (status >= 300 && status < 400) return notGong(answer, "a redirect");
  return new ToolError(
    "unavailable",
    `Gong refused the request (${status}, its request id ${answer.requestId ?? "unknown"}). The log says more.`,
    options,
  );
}
