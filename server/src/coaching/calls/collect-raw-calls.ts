import { RawId } from "./raw-call.ts";

export type JsonObject = Record<string, unknown>;

/** What a file says of one call, put together from wherever it stood, not yet checked. */
export interface RawCall {
  /** Null when there is none that can be used: `idProblem` then says why. */
  id: string | null;
  idProblem: string | null;
  /** 1-based place in the file, for people who look for it. */
  position: number;
  /** Gong's metaData, or a plain `/v2/calls` item. */
  metaData: JsonObject | null;
  /** The whole extensive item (parties, content …). */
  details: JsonObject | null;
  /** The `callTranscripts` item, with whatever stands beside the turns (`speakers`, `timing`, `title`). */
  transcript: JsonObject | null;
  turns: unknown;
}

/**
 * Finds the calls in any shape that is accepted: a `{call, transcript}` pair, an extensive or plain item, a
 * `callTranscripts` item, a whole API answer (`calls`, `callTranscripts`, or both), or a list of any of these.
 * A call and a transcript that stand apart are joined by id.
 */
export function collectRawCalls(json: unknown): RawCall[] {
  const items = (Array.isArray(json) ? json : [json]).flatMap(unpack);
  const found = items.map((item, index) => readItem(item, index + 1));
  const kept: RawCall[] = [];
  const waiting = new Map<string, RawCall>();
  for (const raw of found) {
    const other = raw.id === null ? undefined : waiting.get(raw.id);
    if (other && isHalfOf(other, raw)) {
      other.metaData ??= raw.metaData;
      other.details ??= raw.details;
      other.transcript ??= raw.transcript;
      other.turns ??= raw.turns;
      continue;
    }
    if (raw.id !== null && !other) waiting.set(raw.id, raw);
    kept.push(raw);
  }
  return kept;
}

/** An API answer holds many items; everything else is one. */
function unpack(item: unknown): unknown[] {
  if (!isObject(item)) return [item];
  const lists = [item["calls"], item["callTranscripts"]].filter(Array.isArray);
  return lists.length === 0 ? [item] : lists.flat();
}

function readItem(item: unknown, position: number): RawCall {
  const nothing = { metaData: null, details: null, transcript: null, turns: undefined };
  if (!isObject(item)) {
    return { id: null, idProblem: "is not a call: an object was expected", position, ...nothing };
  }
  const details = isObject(item["call"]) ? item["call"] : looksLikeCall(item) ? item : null;
  const metaData = details === null ? null : isObject(details["metaData"]) ? details["metaData"] : details;
  const { transcript, turns } = readTranscript(item);
  const ids = [metaData?.["id"], transcript?.["callId"], item["callId"]].filter(
    (id) => id !== undefined && id !== null,
  );
  const parsed = ids.map((id) => RawId.safeParse(id));
  const bad = parsed.find((result) => !result.success);
  const [id = null] = parsed.flatMap((result) => (result.success ? [result.data] : []));
  const different = parsed.some((result) => result.success && result.data !== id);
  const problem = bad?.error
    ? `has an id that cannot be used: it ${bad.error.issues[0]?.message ?? "is not text"}`
    : different
      ? "has a transcript of another call: the two ids differ"
      : id === null
        ? "has no id"
        : null;
  return { id: problem && !different ? null : id, idProblem: problem, position, metaData, details, transcript, turns };
}

function looksLikeCall(item: JsonObject): boolean {
  return isObject(item["metaData"]) || (item["id"] !== undefined && item["callId"] === undefined);
}

function readTranscript(item: JsonObject): { transcript: JsonObject | null; turns: unknown } {
  let inner = item["transcript"];
  if (isObject(inner) && Array.isArray(inner["callTranscripts"])) [inner] = inner["callTranscripts"];
  if (isObject(inner)) return { transcript: { ...inner, ...besideTurns(item) }, turns: inner["transcript"] };
  if (inner !== undefined || item["callId"] !== undefined) return { transcript: item, turns: inner };
  return { transcript: null, turns: undefined };
}

/** What people write beside a pair when the inner item has no place for it. */
function besideTurns(item: JsonObject): JsonObject {
  return Object.fromEntries(["speakers", "timing", "title"].flatMap((key) => (key in item ? [[key, item[key]]] : [])));
}

function isHalfOf(first: RawCall, second: RawCall): boolean {
  const oneIsCall = first.details !== null && first.transcript === null;
  const oneIsTranscript = first.details === null && first.transcript !== null;
  return oneIsCall
    ? second.details === null && second.transcript !== null
    : oneIsTranscript && second.details !== null && second.transcript === null;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
