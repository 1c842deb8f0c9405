import { createHash } from "node:crypto";
import { timeTurns } from "./time-turns.mjs";

/** A 19-digit id from a name, the same on every machine. */
function idFor(name) {
  const number = createHash("sha256").update(name).digest().readBigUInt64BE(0);
  return String(10n ** 18n + (number % (8n * 10n ** 18n)));
}

const emailOf = (name) =>
  `${name.toLowerCase().normalize("NFD").replaceAll(/[^a-z ]/g, "").replaceAll(" ", ".")}@example.com`;
const seconds = (sentence) => (sentence.end - sentence.start) / 1000;
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
const wordsIn = (turn) => sum(turn.sentences.map(({ text }) => text.split(/\s+/).length));
const speech = (turns) => sum(turns.flatMap((turn) => turn.sentences.map(seconds)));
const round = (number, digits = 2) => Number(number.toFixed(digits));

const trackers = [
  ["Competitors", /\b(Airflow|Dagster|Temporal|MWAA|Astronomer|Step Functions|Control-M|Kong|Databricks Workflows)\b/gi],
  ["Pricing", /\b(price|pricing|prices|budget|discount|quote|cost|costs|list price)\b/gi],
  ["Security", /\b(security|SSO|SAML|SCIM|RBAC|audit log|audit logs|compliance|PrivateLink)\b/gi],
  ["Next steps", /\b(next step|next steps|follow up|calendar|invite)\b/gi],
];

/** The `{call, transcript}` pair as Gong's extensive and transcript endpoints give its halves. */
export function composeCall(script) {
  const turns = timeTurns(script);
  const sentences = turns.flatMap((turn) => turn.sentences);
  const duration = Math.ceil(Math.max(...sentences.map(({ end }) => end)) / 1000) + 2;
  const people = script.people.map((person) => ({
    ...person,
    speakerId: idFor(`${script.id} speaker ${person.name}`),
    userId: person.affiliation === "internal" ? idFor(`user ${person.name}`) : null,
  }));
  const of = (key) => people.find((person) => person.key === key);
  const topics = topicDurations(turns, duration);
  const started = new Date(Date.parse(script.scheduled) + (Number(BigInt(script.id) % 170n) + 20) * 1000);

  const call = {
    metaData: {
      id: script.id,
      url: `https://app.gong.io/call?id=${script.id}`,
      title: script.title,
      scheduled: script.scheduled,
      started: inZoneOf(started, script.scheduled),
      duration,
      primaryUserId: of(script.rep).userId,
      direction: "Conference",
      system: "Zoom",
      scope: "External",
      media: "Video",
      language: "eng",
      workspaceId: idFor("workspace"),
      purpose: null,
      meetingUrl: null,
      isPrivate: false,
    },
    context: [
      {
        system: "Salesforce",
        objects: [
          {
            objectType: "Opportunity",
            objectId: `006${idFor(`opportunity ${script.customer}`).slice(0, 15)}`,
            fields: [
              { name: "Name", value: script.customer },
              { name: "StageName", value: script.stage },
            ],
          },
        ],
      },
    ],
    parties: people.map((person) => ({
      id: idFor(`${script.id} party ${person.name}`),
      emailAddress: emailOf(person.name),
      name: person.name,
      title: person.title,
      userId: person.userId,
      speakerId: person.speakerId,
      affiliation: person.affiliation === "internal" ? "Internal" : "External",
      methods: ["Invitee", "Attendee"],
    })),
    content: {
      structure: topics,
      topics,
      trackers: trackers.map(([name, pattern]) => track(name, pattern, turns, of)),
      brief: script.brief,
      keyPoints: script.key.map((text) => ({ text })),
      callOutcome: null,
    },
    interaction: {
      speakers: people.map((person) => ({
        id: person.speakerId,
        userId: person.userId,
        talkTime: round(speech(turns.filter((turn) => turn.speaker === person.key))),
      })),
      interactionStats: interactionStats(script, turns, duration, of),
      questions: {
        companyCount: questionsBy(turns, of, "internal"),
        nonCompanyCount: questionsBy(turns, of, "external"),
      },
    },
    collaboration: { publicComments: [] },
  };
  const transcript = turns.map((turn) => ({
    speakerId: of(turn.speaker).speakerId,
    topic: turn.topic,
    sentences: turn.sentences,
  }));
  return { call, transcript: { callId: script.id, transcript } };
}

function track(name, pattern, turns, of) {
  const occurrences = turns.flatMap((turn) =>
    turn.sentences.flatMap((sentence) =>
      [...sentence.text.matchAll(pattern)].map(() => ({
        startTime: round(sentence.start / 1000),
        speakerId: of(turn.speaker).speakerId,
      })),
    ),
  );
  return { id: idFor(`tracker ${name}`), name, count: occurrences.length, type: "KEYWORD", occurrences };
}

function topicDurations(turns, duration) {
  const starts = turns.filter((turn, index) => turn.topic !== turns[index - 1]?.topic && turn.topic !== null);
  return starts.map((turn, index) => {
    const until = starts[index + 1]?.sentences[0].start ?? duration * 1000;
    return { name: turn.topic, duration: Math.round((until - turn.sentences[0].start) / 1000) };
  });
}

const questionsBy = (turns, of, affiliation) =>
  turns
    .filter((turn) => of(turn.speaker).affiliation === affiliation)
    .flatMap((turn) => turn.sentences)
    .filter(({ text }) => text.endsWith("?")).length;

// Runs of one side, asides of up to five words of the other side left out.
function interactionStats(script, turns, duration, of) {
  const full = turns.filter((turn) => wordsIn(turn) > 5);
  const sideOf = (turn) => (turn.speaker === script.rep ? "rep" : of(turn.speaker).affiliation);
  const runs = [];
  for (const turn of full) {
    const last = runs.at(-1);
    if (last?.side === sideOf(turn)) last.end = turn.sentences.at(-1).end;
    else runs.push({ side: sideOf(turn), start: turn.sentences[0].start, end: turn.sentences.at(-1).end });
  }
  const longest = (side) => Math.max(0, ...runs.filter((run) => run.side === side).map(seconds));
  const gaps = runs
    .flatMap((run, index) => (run.side === "rep" && runs[index - 1]?.side === "external" ? [run.start - runs[index - 1].end] : []))
    .sort((left, right) => left - right);
  const repSpeech = speech(turns.filter((turn) => turn.speaker === script.rep));
  return [
    { name: "Talk Ratio", value: round((100 * repSpeech) / speech(turns), 1) },
    { name: "Longest Monologue", value: round(longest("rep"), 1) },
    { name: "Longest Customer Story", value: round(longest("external"), 1) },
    { name: "Interactivity", value: round(((runs.length - 1) * 60) / duration, 1) },
    { name: "Patience", value: round((gaps[Math.floor(gaps.length / 2)] ?? 0) / 1000) },
  ];
}

function inZoneOf(date, example) {
  const zone = /[+-]\d\d:\d\d$/.exec(example)?.[0] ?? "Z";
  if (zone === "Z") return date.toISOString().replace(/\.\d+Z$/, "Z");
  const minutes = Number(`${zone[0]}1`) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4)));
  return new Date(date.getTime() + minutes * 60_000).toISOString().replace(/\.\d+Z$/, zone);
}
