import { setMaxListeners } from "node:events";
import { expect, test } from "vitest";
import { ToolError } from "../../core/errors.ts";
import { joinLookups, type LookUp } from "./join-lookups.ts";

const never = new AbortController().signal;
setMaxListeners(0, never);

/** Answers when told to, and keeps what it was asked. */
function heldLookUp() {
  const asked: string[][] = [];
  const answers: (() => void)[] = [];
  const look = joinLookups(async (ids, signal) => {
    asked.push([...ids]);
    await new Promise<void>((resolve, reject) => {
      answers.push(resolve);
      signal.addEventListener("abort", () => reject(signal.reason as Error));
    });
    return new Map(ids.filter((id) => id !== "unknown").map((id) => [id, `item ${id}`]));
  });
  return { asked, look, answer: () => answers.shift()?.() };
}

test("what is asked for while a request is under way joins the next one, at most fifty at a time", async () => {
  const { asked, look, answer } = heldLookUp();
  const first = look("0", never);
  const others = Array.from({ length: 60 }, (_, index) => look(`${index + 1}`, never));
  answer();
  expect(await first).toBe("item 0");
  await expect.poll(() => asked.length).toBe(2);
  answer();
  await expect.poll(() => asked.length).toBe(3);
  answer();
  expect(await Promise.all(others)).toEqual(others.map((_, index) => `item ${index + 1}`));
  expect(asked.map((ids) => ids.length)).toEqual([1, 50, 10]);
});

test("an id that is not found is null, and one asked for twice is asked for once", async () => {
  const { asked, look, answer } = heldLookUp();
  void look("0", never);
  const rest = [look("unknown", never), look("a", never), look("a", never)];
  answer();
  await expect.poll(() => asked.length).toBe(2);
  answer();
  expect(await Promise.all(rest)).toEqual([null, "item a", "item a"]);
  expect(asked[1]).toEqual(["unknown", "a"]);
});

test("who leaves is let go at once and the others keep their answer; when all have left the request stops", async () => {
  const { look, answer } = heldLookUp();
  const leaving = new AbortController();
  const lone = look("0", leaving.signal);
  leaving.abort(new Error("gone"));
  await expect(lone).rejects.toThrow("gone");
  const other = new AbortController();
  const [left, stayed] = [look("a", other.signal), look("b", never)];
  other.abort(new Error("gone too"));
  await expect(left).rejects.toThrow("gone too");
  await expect.poll(() => (answer(), Promise.race([stayed, Promise.resolve(null)]))).toBe("item b");
});

const refused = (code: "unavailable" | "forbidden") => new ToolError(code, "no", { reason: "refused" });

test("an id that is refused costs the others nothing; a refused key costs everybody", async () => {
  const requests: number[] = [];
  const lookUp: LookUp = async (ids) => {
    requests.push(ids.length);
    if (ids.includes("key")) throw refused("forbidden");
    if (ids.includes("bad")) throw refused("unavailable");
    return new Map(ids.map((id) => [id, id]));
  };
  const look = joinLookups(lookUp);
  const settled = await Promise.allSettled(["first", "bad", "good"].map((id) => look(id, never)));
  expect(settled.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(requests).toEqual([1, 2, 1, 1]);
  const lookAgain = joinLookups(lookUp);
  const all = await Promise.allSettled(["first", "key", "good"].map((id) => lookAgain(id, never)));
  expect(all.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected"]);
});
