import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { untilStopped } from "./until-stopped.ts";

function bench() {
  const signals = new EventEmitter();
  const exits: number[] = [];
  let nowMs = 1000;
  const stopped = untilStopped({
    on: (signal, listener) => signals.on(signal, listener),
    exit: (code) => exits.push(code),
    nowMs: () => nowMs,
  });
  return { stopped, exits, send: (signal: string) => signals.emit(signal), wait: (ms: number) => (nowMs += ms) };
}

test("one Ctrl-C that comes twice, from the terminal and from npm, stops in order", async () => {
  const { stopped, exits, send, wait } = bench();
  send("SIGINT");
  wait(40);
  send("SIGINT");
  send("SIGTERM");
  expect(await stopped).toBe("SIGINT");
  expect(exits).toEqual([]);
});

test("who asks again later does not wait any longer", async () => {
  const { stopped, exits, send, wait } = bench();
  send("SIGTERM");
  wait(1500);
  send("SIGINT");
  expect(await stopped).toBe("SIGTERM");
  expect(exits).toEqual([1]);
});
