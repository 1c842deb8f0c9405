import { z } from "zod";
import { timingsLookInterpolated } from "../transcripts/timings-look-interpolated.ts";
import { CallRefusal } from "./call-refusal.ts";
import type { Call, CallSource, Turn } from "./call.ts";
import { chooseRep } from "./choose-rep.ts";
import { classifyCallType } from "./classify-call-type.ts";
import { collectRawCalls, type RawCall } from "./collect-raw-calls.ts";
import { detectProduct } from "./detect-product.ts";
import { hashTranscript } from "./hash-transcript.ts";
import { listSpeakers } from "./list-speakers.ts";
import { RawMetaData } from "./raw-call.ts";
import { listGongTexts, readGongFacts } from "./read-gong-facts.ts";
import { readTurns } from "./read-turns.ts";

export interface RefusedCall {
  id: string | null;
  /** 1-based place in the file. */
  position: number;
  /** A predicate for people ("has no id"); holds no word of the transcript. */
  reason: string;
}

/** Something the file did not say and that was assumed instead. */
export interface CallNote {
  id: string;
  note: string;
}

export interface ParseOptions {
  /** Name, e-mail address or speaker id of the rep; a call where nobody is called so is refused. */
  rep?: string | undefined;
  source: CallSource;
  /** Gives a call without a title its title. */
  fileName?: string | undefined;
  /** When a call says no start, this moment is taken; default now. */
  importedAt?: Date | undefined;
}

export interface ParsedCalls {
  calls: Call[];
  refused: RefusedCall[];
  notes: CallNote[];
}

/**
 * Calls from Gong-shaped JSON, in every shape collectRawCalls knows. A call that cannot be used is refused
 * with the reason and the others are kept; never throws on any JSON.
 */
export function parseGongCalls(json: unknown, options: ParseOptions): ParsedCalls {
  const parsed: ParsedCalls = { calls: [], refused: [], notes: [] };
  const seen = new Set<string>();
  for (const raw of collectRawCalls(json)) {
    try {
      if (raw.idProblem !== null || raw.id === null) throw new CallRefusal(raw.idProblem ?? "has no id");
      if (seen.has(raw.id)) throw new CallRefusal("has the id of an earlier call in this file");
      const { call, notes } = parseCall(raw, raw.id, options);
      seen.add(call.id);
      parsed.calls.push(call);
      parsed.notes.push(...notes.map((note) => ({ id: call.id, note })));
    } catch (error) {
      if (!(error instanceof CallRefusal)) throw error;
      parsed.refused.push({ id: raw.id, position: raw.position, reason: error.message });
    }
  }
  return parsed;
}

function parseCall(raw: RawCall, id: string, options: ParseOptions): { call: Call; notes: string[] } {
  const turns = readTurns(raw.turns);
  const metaData = RawMetaData.parse(raw.metaData ?? {});
  const speakers = listSpeakers(raw, turns);
  const rep = chooseRep(speakers, turns, metaData.primaryUserId, options.rep);
  const title = metaData.title ?? RawMetaData.parse(raw.transcript ?? {}).title ?? makeTitle(id, options.fileName);
  const started = toDate(metaData.started) ?? toDate(metaData.scheduled);
  const call: Call = {
    id,
    title,
    started: started ?? options.importedAt ?? new Date(),
    durationSeconds: callSeconds(metaData.duration ?? null, lastEndMs(turns) / 1000),
    callType: classifyCallType(title, listGongTexts(raw)),
    product: detectProduct(title, turns),
    url: metaData.url !== null && /^https?:\/\//i.test(metaData.url) ? metaData.url : null,
    source: options.source,
    isPrivate: metaData.isPrivate ?? false,
    timingsApproximate: saysApproximate(raw) || timingsLookInterpolated(turns),
    rep,
    speakers,
    turns,
    transcriptHash: hashTranscript({ rep, speakers, turns }),
    gong: readGongFacts(raw),
  };
  return { call, notes: started ? [] : ["The file does not say when the call started: the time of import is used."] };
}

function makeTitle(id: string, fileName: string | undefined): string {
  const stem = fileName?.replace(/^.*[\\/]/, "").replace(/\.json(\.gz)?$/i, "");
  return stem ? `${stem} (${id})` : `Call ${id}`;
}

const DateText = z.union([z.iso.datetime({ offset: true, local: true }), z.iso.date()]);

/** An ISO 8601 moment; without an offset it is taken as UTC. */
function toDate(text: string | null): Date | null {
  if (text === null || !DateText.safeParse(text).success) return null;
  const date = new Date(/(Z|[+-]\d\d:?\d\d)$/i.test(text) || text.length === 10 ? text : `${text}Z`);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** What Gong says, unless people still speak after it: windows and rates need the time that was really spoken. */
function callSeconds(said: number | null, lastWord: number): number {
  return said === null ? lastWord : Math.max(said, Math.floor(lastWord));
}

function lastEndMs(turns: Turn[]): number {
  return turns.reduce((last, turn) => Math.max(last, turn.sentences.at(-1)?.endMs ?? 0), 0);
}

function saysApproximate(raw: RawCall): boolean {
  const timing = raw.transcript?.["timing"];
  return typeof timing === "string" && /approximate|interpolation/i.test(timing);
}
