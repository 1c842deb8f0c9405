import { CallRefusal } from "./call-refusal.ts";
import { isObject, type JsonObject, type RawCall } from "./collect-raw-calls.ts";
import { toStorable } from "./raw-call.ts";

const keptKeys = ["context", "content", "interaction", "collaboration"];
const maxDepth = 32;

/** What Gong said of the call, raw (metaData, context, content, interaction, collaboration); null without a call item. */
export function readGongFacts(raw: RawCall): JsonObject | null {
  if (raw.metaData === null) return null;
  const kept = keptKeys.flatMap((key) => {
    const value = raw.details?.[key];
    return value === undefined || value === null ? [] : [[key, toStorableJson(value, 0)] as const];
  });
  return { metaData: toStorableJson(withoutParts(raw.metaData), 0), ...Object.fromEntries(kept) };
}

/** The names and texts in which Gong says what a call was about: purpose, brief, key points, topics, trackers that fired. */
export function listGongTexts(raw: RawCall): string[] {
  const content = raw.details?.["content"];
  if (!isObject(content)) return texts([raw.metaData?.["purpose"]]);
  const topics = [...objects(content["topics"]), ...objects(content["structure"])].sort(
    (a, b) => Number(b["duration"] ?? 0) - Number(a["duration"] ?? 0),
  );
  const trackers = objects(content["trackers"]).filter(({ count }) => Number(count ?? 0) > 0);
  return texts([
    raw.metaData?.["purpose"],
    content["brief"],
    ...objects(content["keyPoints"]).map(({ text }) => text),
    ...[...topics, ...trackers].map(({ name }) => name),
  ]);
}

const objects = (value: unknown) => (Array.isArray(value) ? value.filter(isObject) : []);
const texts = (values: unknown[]) => values.filter((value) => typeof value === "string");

/** A plain item is its own metaData: what is kept elsewhere is left out of it. */
function withoutParts(metaData: JsonObject): JsonObject {
  const elsewhere = new Set([...keptKeys, "parties", "speakers", "transcript", "metaData"]);
  return Object.fromEntries(Object.entries(metaData).filter(([key]) => !elsewhere.has(key)));
}

function toStorableJson(value: unknown, depth: number): unknown {
  if (depth > maxDepth) throw new CallRefusal(`has fields nested more than ${maxDepth} deep`);
  if (typeof value === "string") return toStorable(value);
  if (Array.isArray(value)) return value.map((item) => toStorableJson(item, depth + 1));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [toStorable(key), toStorableJson(item, depth + 1)]),
  );
}
