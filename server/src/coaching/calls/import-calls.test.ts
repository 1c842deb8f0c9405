import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { makeGongPair } from "../../../stand-ins/gong/make-gong-pair.ts";
import { testDatabase } from "../../../test/database.ts";
import { calls } from "../../storage/schema/coaching.ts";
import { countCalls } from "./count-calls.ts";
import { importCalls } from "./import-calls.ts";
import { loadCall } from "./load-call.ts";
import { readCallFile } from "./read-call-file.ts";

const database = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), "rapport-calls-"));
afterEach(() => database.orm.delete(calls));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: string | Buffer) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const pairFile = (name: string, id: string) => file(name, JSON.stringify(makeGongPair(id)));

describe("reading a file", () => {
  const json = JSON.stringify({ secret: "private words", list: [1, 2, 3] });

  test("gzip is known by its content, whatever the name", async () => {
    expect(await readCallFile(file("zipped.json", gzipSync(json)))).toEqual(JSON.parse(json));
    expect(await readCallFile(file("plain.json.gz", json))).toEqual(JSON.parse(json));
  });

  test("a 20-digit id written as a number keeps its digits", async () => {
    expect(await readCallFile(file("id.json", '{"callId": 77823422740259378951}'))).toEqual({
      callId: "77823422740259378951",
    });
  });

  test.each<[string, string, RegExp]>([
    ["a file that is not there", join(folder, "absent.json"), /absent\.json does not exist/],
    ["a folder", folder, /is a folder/],
    ["an empty file", file("empty.json", ""), /empty\.json is empty/],
    ["half a gzip file", file("half.json.gz", gzipSync(json.repeat(50)).subarray(0, 60)), /cut off/],
    [
      "a damaged gzip file",
      file("bad.json.gz", Buffer.concat([gzipSync(json).subarray(0, 20), Buffer.alloc(40, 7)])),
      /damaged/,
    ],
    ["something else", file("words.json", "{\n private words"), /not JSON at line 2, column 2/],
    ["another encoding", file("utf16.json", Buffer.from(json, "utf16le")), /not (JSON|text in UTF-8)/],
    ["bytes that are no text", file("bytes.json", Buffer.from([0x22, 0xff, 0xfe, 0x22])), /UTF-8/],
  ])("%s is refused, naming it and showing nothing of it", async (_name, path, reason) => {
    const error: unknown = await readCallFile(path).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ code: "invalid_input", publicMessage: expect.stringMatching(reason) });
    expect(String(error)).not.toContain("private");
  });

  test("a compressed bomb is refused before it fills the memory", async () => {
    const bomb = file("bomb.json.gz", gzipSync(Buffer.alloc(3 * 1024 * 1024, 32)));
    await expect(readCallFile(bomb, 1024 * 1024)).rejects.toThrow("more than 1 MB");
  });
});

describe("importing", () => {
  test("a file that cannot be read and a call that cannot be used cost no other", async () => {
    const broken = file("broken.json", '[{"call":');
    const refused = file("refused.json", JSON.stringify([{ callId: "7", transcript: [] }, makeGongPair("8")]));
    const seen: number[] = [];
    const summary = await importCalls({
      files: [pairFile("one.json", "1"), broken, refused, pairFile("two.json", "2")],
      database,
      onProgress: ({ fraction }) => seen.push(fraction),
    });
    expect(summary.imported.map(({ id, outcome }) => [id, outcome])).toEqual([
      ["1", "inserted"],
      ["8", "inserted"],
      ["2", "inserted"],
    ]);
    expect(summary.unreadable).toEqual([{ file: broken, reason: expect.stringContaining("line 1, column 10") }]);
    expect(summary.refused).toEqual([
      { id: "7", position: 1, file: refused, reason: "has a transcript without turns" },
    ]);
    expect(await countCalls(database)).toBe(3);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
  });

  test("a file without calls is said, not passed over", async () => {
    const { unreadable } = await importCalls({ files: [file("none.json", '{"calls":[]}')], database });
    expect(unreadable).toMatchObject([{ reason: "none.json holds no calls." }]);
  });

  test("a second time changes nothing", async () => {
    const files = [pairFile("one.json", "1")];
    await importCalls({ files, database });
    const stored = await loadCall(database, "1");
    const again = await importCalls({ files, database });
    expect(again).toMatchObject({ imported: [], unchanged: [{ id: "1", outcome: "unchanged" }] });
    expect(await loadCall(database, "1")).toEqual(stored);
  });

  test("the rep can be named, and naming another is another transcript", async () => {
    const files = [pairFile("one.json", "1")];
    await importCalls({ files, database });
    const { imported } = await importCalls({ files, database, rep: "sam oduya" });
    expect(imported).toMatchObject([{ outcome: "replaced", rep: { name: "Sam Oduya", chosenBy: "named" } }]);
  });

  test("a 20-digit id and a title from the file name reach the database", async () => {
    const { transcript } = makeGongPair();
    const text = JSON.stringify(transcript).replace('"77823422740259378951"', "77823422740259378951");
    await importCalls({ files: [file("northwind.json.gz", gzipSync(text))], database });
    expect(await loadCall(database, "77823422740259378951")).toMatchObject({
      title: "northwind (77823422740259378951)",
    });
  });
});

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const data = join(process.env["RAPPORT_DATA"] ?? join(root, "../shared/data"), "calls");
const absent = !existsSync(data);

const texts = (list: { sentences: { text: string }[] }[] = []) =>
  list.flatMap(({ sentences }) => sentences.map(({ text }) => text));

describe.skipIf(absent)(`the real calls of RAPPORT_DATA${absent ? " (skipped: the folder is not there)" : ""}`, () => {
  test.each([
    ["earnings-61min.json.gz", 93, false],
    ["earnings-66min.json.gz", 141, false],
    ["earnings-123min.json.gz", 131, false],
    ["podcast-prefect-58min.json.gz", 49, true],
  ])("%s goes in whole", async (name, turns, timingsApproximate) => {
    const path = join(data, name);
    const { imported, refused } = await importCalls({ files: [path], database });
    expect(refused).toEqual([]);
    expect(imported).toMatchObject([{ turns, timingsApproximate }]);
    const stored = await loadCall(database, imported[0]?.id ?? "");
    const raw = (await readCallFile(path)) as { transcript: { sentences: { text: string }[] }[] };
    expect(texts(stored?.turns)).toEqual(texts(raw.transcript));
  });
});
