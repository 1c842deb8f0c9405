import { expect, test } from "vitest";
import { createDeferred } from "../deferred.ts";
import { runBehindLeader, type PrefixTask } from "./run-behind-leader.ts";

/** A task whose start and end the test decides, noting when it was sent. */
function controlled(name: string, sent: string[]) {
  const result = createDeferred<string>();
  const starts: (() => void)[] = [];
  const task: PrefixTask<string> = (started) => {
    sent.push(name);
    starts.push(started);
    return result.promise;
  };
  return {
    task,
    start: () => starts[0]?.(),
    finish: () => result.resolve(name),
    fail: () => result.reject(new Error(name)),
  };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

test("the others are sent when the first has started, not before, and then all at once", async () => {
  const sent: string[] = [];
  const tasks = ["a", "b", "c"].map((name) => controlled(name, sent));
  const results = runBehindLeader(tasks.map(({ task }) => task));
  await settle();
  expect(sent).toEqual(["a"]);
  tasks[0]?.start();
  await settle();
  expect(sent).toEqual(["a", "b", "c"]);
  for (const { finish } of tasks.toReversed()) finish();
  expect(await Promise.all(results)).toEqual(["a", "b", "c"]);
});

test("a first that fails before it starts fails all, and nothing else is sent", async () => {
  const sent: string[] = [];
  const tasks = ["a", "b"].map((name) => controlled(name, sent));
  const results = runBehindLeader(tasks.map(({ task }) => task));
  tasks[0]?.fail();
  const settled = await Promise.allSettled(results);
  expect(settled.map((each) => each.status === "rejected" && (each.reason as Error).message)).toEqual(["a", "a"]);
  expect(sent).toEqual(["a"]);
});

test("a first that fails after it started fails alone", async () => {
  const sent: string[] = [];
  const tasks = ["a", "b"].map((name) => controlled(name, sent));
  const results = runBehindLeader(tasks.map(({ task }) => task));
  tasks[0]?.start();
  await settle();
  tasks[0]?.fail();
  tasks[1]?.finish();
  expect((await Promise.allSettled(results)).map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
});

test("a first that finishes without saying that it started lets the others go", async () => {
  expect(await Promise.all(runBehindLeader([async () => 1, async () => 2]))).toEqual([1, 2]);
});

test("a lone task that fails leaves no rejection behind", async () => {
  const [only] = runBehindLeader([() => Promise.reject(new Error("down"))]);
  await expect(only).rejects.toThrow("down");
});
