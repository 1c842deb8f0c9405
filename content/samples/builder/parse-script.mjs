// A script is a header of `key: value` lines, a line of dashes, then `speaker: what they say` lines.
// Mark-up in speech: `(1.4)` a pause of 1.4 s; `[fast]`, `[slow]` the pace of the turn; `[over 0.8]` begins
// 0.8 s before the other has finished; `<dan: mm-hm>` somebody's back-channel while the speaker goes on.
// `## Name` starts a topic, `//` a remark for authors.
const repeated = new Set(["person", "key", "objection", "strong", "weak"]);
const required = ["id", "title", "scheduled", "kind", "product", "quality", "stage", "brief", "rep"];

/** A script as data: header, people and turns of sentence pieces. Throws naming the line that is wrong. */
export function parseScript(text, file) {
  const lines = text.split("\n");
  const rule = lines.findIndex((line) => /^-{3,}$/.test(line));
  if (rule < 0) throw new Error(`${file}: no line of dashes ends the header`);
  const header = parseHeader(lines.slice(0, rule), file);
  const people = header.person.map((line) => parsePerson(line, file));
  const turns = [];
  let topic = null;
  for (const [index, line] of lines.slice(rule + 1).entries()) {
    const at = `${file}:${rule + index + 2}`;
    if (line.trim() === "" || line.startsWith("//")) continue;
    if (line.startsWith("## ")) topic = line.slice(3).trim();
    else turns.push({ ...parseTurn(line, people, at), topic });
  }
  if (!people.some((person) => person.key === header.rep)) throw new Error(`${file}: rep ${header.rep} is nobody`);
  return { ...header, file, people, turns };
}

function parseHeader(lines, file) {
  const header = { person: [], key: [], objection: [], strong: [], weak: [] };
  for (const line of lines) {
    if (line.trim() === "") continue;
    const colon = line.indexOf(":");
    if (colon < 0) throw new Error(`${file}: header line without a colon: ${line}`);
    const key = line.slice(0, colon).trim();
    const value = line.slice(colon + 1).trim();
    if (repeated.has(key)) header[key].push(value);
    else header[key] = value;
  }
  for (const key of required) if (!header[key]) throw new Error(`${file}: the header lacks ${key}`);
  return header;
}

// key | name | title | internal or external | words a minute | usual gap in seconds before speaking
function parsePerson(line, file) {
  const [key, name, title, affiliation, wordsPerMinute, gapSeconds] = line.split("|").map((part) => part.trim());
  if (!["internal", "external"].includes(affiliation)) throw new Error(`${file}: ${name} is neither internal nor external`);
  return { key, name, title, affiliation, wordsPerMinute: Number(wordsPerMinute), gapSeconds: Number(gapSeconds) };
}

function parseTurn(line, people, at) {
  const match = /^(\w+): (.*)$/.exec(line);
  if (!match) throw new Error(`${at}: not "speaker: words"`);
  const [, speaker, rest] = match;
  let speech = rest;
  let pace = 1;
  let overlapSeconds = null;
  for (let mark; (mark = /^\[(fast|slow|over ([\d.]+))\]\s*/.exec(speech)); speech = speech.slice(mark[0].length)) {
    if (mark[2]) overlapSeconds = Number(mark[2]);
    else pace = mark[1] === "fast" ? 1.13 : 0.9;
  }
  const pieces = speech.split(/(\(\d[\d.]*\)|<\w+: [^>]+>)/).flatMap((part) => parsePiece(part.trim()));
  for (const key of [speaker, ...pieces.flatMap((piece) => piece.speaker ?? [])])
    if (!people.some((person) => person.key === key)) throw new Error(`${at}: ${key} is nobody`);
  if (!pieces.some((piece) => piece.kind === "sentence")) throw new Error(`${at}: nothing is said`);
  if (/[[\]<>()]/.test(pieces.map((piece) => piece.text ?? "").join(""))) throw new Error(`${at}: mark-up that means nothing`);
  return { speaker, pace, overlapSeconds, pieces };
}

function parsePiece(part) {
  if (part === "") return [];
  const pause = /^\((.+)\)$/.exec(part);
  if (pause) return [{ kind: "pause", seconds: Number(pause[1]) }];
  const aside = /^<(\w+): (.+)>$/.exec(part);
  if (aside) return [{ kind: "aside", speaker: aside[1], text: aside[2] }];
  return part.split(/(?<=[.?!…—])\s+(?=["'A-Z0-9])/).map((text) => ({ kind: "sentence", text }));
}
