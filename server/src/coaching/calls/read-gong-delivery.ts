import { z } from "zod";
import { parseJsonKeepingIds } from "../../core/parse-json-keeping-ids.ts";
import { RawId, toStorable } from "./raw-call.ts";

/** What one webhook of Gong says. `incomplete` came from Gong and names no call; `malformed` is not its form at all. */
export type GongDelivery =
  | {
      kind: "call";
      /** 1 to 20 digits. */
      callId: string;
      isPrivate: boolean;
      scope: string | null;
      title: string | null;
      /** Of every party it names, as Gong writes them; null where Gong does not say. */
      affiliations: (string | null)[];
    }
  | { kind: "test" }
  | { kind: "incomplete"; reason: string }
  | { kind: "malformed"; reason: string };

const gongId = /^\d{1,20}$/;
const JsonObject = z.record(z.string(), z.unknown());
const optionalText = z
  .string()
  .transform((text) => toStorable(text).trim() || null)
  .nullable()
  .catch(null);
const MetaData = z.object({ isPrivate: z.boolean().catch(false), scope: optionalText, title: optionalText });
const Parties = z.array(z.object({ affiliation: optionalText }).transform(({ affiliation }) => affiliation)).catch([]);

/** Reads a webhook's raw body. Never throws; a reason names the field and shows nothing of the body. */
export function readGongDelivery(raw: Uint8Array): GongDelivery {
  let parsed: unknown;
  try {
    parsed = parseJsonKeepingIds(new TextDecoder("utf-8", { fatal: true }).decode(raw));
  } catch (error) {
    if (error instanceof SyntaxError) return { kind: "malformed", reason: `The body is ${error.message}.` };
    if (error instanceof TypeError) return { kind: "malformed", reason: "The body is not UTF-8 text." };
    throw error;
  }
  const body = JsonObject.safeParse(parsed).data;
  if (!body) return { kind: "malformed", reason: "The body is JSON, but not an object." };
  if (body["isTest"] === true) return { kind: "test" };

  const callData = JsonObject.safeParse(body["callData"]).data;
  if (!callData) return missing("callData");
  const metaData = JsonObject.safeParse(callData["metaData"]).data;
  if (!metaData) return missing("callData.metaData");
  const id = metaData["id"];
  if (id === undefined || id === null || id === "") return missing("callData.metaData.id");
  const callId = RawId.safeParse(id).data;
  if (callId === undefined || !gongId.test(callId))
    return { kind: "incomplete", reason: "callData.metaData.id is not 1 to 20 digits." };
  return { kind: "call", callId, ...MetaData.parse(metaData), affiliations: Parties.parse(callData["parties"]) };
}

function missing(path: string): GongDelivery {
  return { kind: "incomplete", reason: `${path} is missing.` };
}
