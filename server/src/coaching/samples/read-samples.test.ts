import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { callTypes, products, repRoles } from "../calls/call.ts";
import { objectionTypes } from "../signals/signals.ts";
import { readSamples } from "./read-samples.ts";

const root = fileURLToPath(new URL("../../../../content/samples", import.meta.url));
const Label = z.object({
  file: z.string(),
  call_id: z.string(),
  kind: z.enum(callTypes),
  product: z.enum(products),
  rep: z.string(),
  role: z.enum(repRoles),
  quality: z.enum(["good", "mediocre", "poor"]),
  objections: z.array(
    z.object({
      type: z.enum(objectionTypes),
      handled: z.enum(["good", "fair", "poor"]),
      quote: z.string(),
      start_seconds: z.number(),
    }),
  ),
});
const labels = z.array(Label).parse(JSON.parse(await readFile(join(root, "labels.json"), "utf8")));
const samples = await readSamples(join(root, "calls"));
const files = (await readdir(join(root, "calls"))).filter((file) => file.endsWith(".json")).sort();

describe("the sample calls", () => {
  test("are what their scripts say: the generator changes nothing", () => {
    const said = execFileSync(process.execPath, [join(root, "build.mjs"), "--check"], { encoding: "utf8" });
    expect(said).toBe(`${files.length + 1} files are current\n`);
  });

  test("are at least eight files with one accepted call each, and every one is labelled", () => {
    expect(files.length).toBeGreaterThanOrEqual(8);
    expect(samples).toHaveLength(files.length);
    expect(labels.map(({ file }) => file)).toEqual(files);
    expect(labels.map(({ call_id }) => call_id)).toEqual(samples.map(({ id }) => id));
  });

  test.each(labels)("$file is read as the kind, product, rep and role it was written for", (label) => {
    const call = samples.find(({ id }) => id === label.call_id);
    expect(call?.callType).toBe(label.kind);
    expect(call?.product).toBe(label.product);
    expect(call?.rep).toMatchObject({ name: label.rep, role: label.role, chosenBy: "primary_user" });
    expect(call?.timingsApproximate).toBe(false);
  });

  test("come from four reps of three roles over six weeks, each with at least two calls", () => {
    const reps = new Set(labels.map(({ rep }) => rep));
    expect(reps.size).toBe(4);
    expect(new Set(labels.map(({ role }) => role))).toEqual(new Set(repRoles));
    for (const name of reps) expect(labels.filter(({ rep }) => rep === name).length).toBeGreaterThanOrEqual(2);
    const starts = samples.map(({ started }) => started.getTime());
    expect((Math.max(...starts) - Math.min(...starts)) / 86_400_000).toBeGreaterThan(35);
  });

  test("show all six types of objection, both well and badly handled, and all three qualities", () => {
    const objections = labels.flatMap((label) => label.objections);
    expect(new Set(objections.map(({ type }) => type))).toEqual(new Set(objectionTypes));
    expect(new Set(objections.map(({ handled }) => handled))).toEqual(new Set(["good", "fair", "poor"]));
    expect(new Set(labels.map(({ quality }) => quality))).toEqual(new Set(["good", "mediocre", "poor"]));
  });

  test.each(labels)("$file: every labelled objection is a customer's sentence at its time", (label) => {
    const call = samples.find(({ id }) => id === label.call_id);
    const customers = call?.speakers.filter(({ affiliation }) => affiliation === "external").map(({ id }) => id);
    expect(label.objections.length).toBeGreaterThan(0);
    for (const { quote, start_seconds } of label.objections) {
      const turn = call?.turns.find(({ sentences }) =>
        sentences.some(({ text, startMs }) => text === quote && startMs === Math.round(start_seconds * 1000)),
      );
      expect(customers).toContain(turn?.speakerId);
    }
  });

  test("have ids too long for a number and people at example.com only", () => {
    for (const call of samples) {
      expect(call.id).toMatch(/^\d{19,20}$/);
      expect(BigInt(call.id) > BigInt(Number.MAX_SAFE_INTEGER)).toBe(true);
      for (const speaker of call.speakers) expect(speaker.email).toMatch(/^[a-z.]+@example\.com$/);
    }
  });

  test.each(samples.map((call) => [call.title, call] as const))("%s is timed as people talk", (_title, call) => {
    const known = new Set(call.speakers.map(({ id }) => id));
    const starts = call.turns.map((turn) => turn.sentences[0]?.startMs ?? -1);
    expect(starts).toEqual(starts.toSorted((left, right) => left - right));
    for (const { speakerId, sentences } of call.turns) {
      expect(known).toContain(speakerId);
      const words = sentences.reduce((total, { text }) => total + text.split(/\s+/).length, 0);
      const minutes = sentences.reduce((total, { startMs, endMs }) => total + endMs - startMs, 0) / 60_000;
      if (words < 20) continue;
      expect(words / minutes).toBeGreaterThan(110);
      expect(words / minutes).toBeLessThan(210);
    }
    const lastEndMs = Math.max(...call.turns.map((turn) => turn.sentences.at(-1)?.endMs ?? 0));
    const silenceAtEnd = call.durationSeconds - lastEndMs / 1000;
    expect(silenceAtEnd).toBeGreaterThanOrEqual(0);
    expect(silenceAtEnd).toBeLessThan(5);
  });

  test.each(samples.map((call) => [call.title, call] as const))(
    "%s: Gong's talk times are the transcript's",
    (_, call) => {
      const Interaction = z.object({
        interaction: z.object({ speakers: z.array(z.object({ id: z.string(), talkTime: z.number() })) }),
      });
      for (const { id, talkTime } of Interaction.parse(call.gong).interaction.speakers) {
        const sentences = call.turns.filter(({ speakerId }) => speakerId === id).flatMap((turn) => turn.sentences);
        const spoken = sentences.reduce((total, { startMs, endMs }) => total + endMs - startMs, 0) / 1000;
        expect(spoken).toBeGreaterThan(0);
        expect(talkTime).toBeCloseTo(spoken, 1);
      }
    },
  );
});

describe("readSamples", () => {
  test("throws on a sample that is refused and on a directory without any, instead of loading less", async () => {
    const directory = await mkdtemp(join(tmpdir(), "samples-"));
    onTestFinished(() => rm(directory, { recursive: true, force: true }));
    await expect(readSamples(directory)).rejects.toThrow("No sample calls");
    await writeFile(join(directory, "broken.json"), JSON.stringify({ callId: "12", transcript: [] }));
    await expect(readSamples(directory)).rejects.toThrow("The sample broken.json has a transcript without turns.");
  });
});
