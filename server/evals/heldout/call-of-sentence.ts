import { type Call } from "../../src/coaching/calls/call.ts";
import { parseGongCalls } from "../../src/coaching/calls/parse-gong-calls.ts";

const rep = { id: "7100000000000000001", name: "Ines Halloran" };
const customer = { id: "7100000000000000002", name: "Robin Ferrant" };
const neutralTurn = "Okay, I have turned to the next page.";
const msPerWord = 360;

/** A call in which a customer says this one sentence after a neutral turn of the rep. Throws if it is refused. */
export function callOfSentence(sentence: string, number: number): Call {
  const id = String(7_200_000_000_000_000_000n + BigInt(number));
  const firstEndMs = 1000 + lengthMs(neutralTurn);
  const startMs = firstEndMs + 700;
  const endMs = startMs + lengthMs(sentence);
  const pair = {
    call: {
      metaData: {
        id,
        title: "Held-out sentence",
        scheduled: "2026-11-21T10:00:00Z",
        started: "2026-11-21T10:00:00Z",
        duration: Math.ceil(endMs / 1000) + 1,
        primaryUserId: rep.id,
        direction: "Conference",
        scope: "External",
        media: "Video",
        language: "eng",
      },
      parties: [party(rep, "Account Executive", "Internal"), party(customer, "Head of Operations", "External")],
    },
    transcript: {
      callId: id,
      transcript: [
        { speakerId: rep.id, sentences: [{ start: 1000, end: firstEndMs, text: neutralTurn }] },
        { speakerId: customer.id, sentences: [{ start: startMs, end: endMs, text: sentence }] },
      ],
    },
  };
  const { calls, refused } = parseGongCalls(pair, { source: "import" });
  const call = calls[0];
  if (!call) throw new Error(`Sentence ${number} makes no call: it ${refused[0]?.reason ?? "is not there"}.`);
  return call;
}

const lengthMs = (text: string) => text.split(" ").length * msPerWord;

function party({ id, name }: typeof rep, title: string, affiliation: "Internal" | "External") {
  return {
    id,
    name,
    title,
    emailAddress: `${name.toLowerCase().replace(" ", ".")}@example.com`,
    userId: affiliation === "Internal" ? id : null,
    speakerId: id,
    affiliation,
  };
}
