/** A fictional call in Gong's own shapes, typed loosely enough for tests to damage it. */
export interface GongPair {
  call: {
    metaData: Record<string, unknown>;
    context: unknown[];
    parties: Record<string, unknown>[];
    content: Record<string, unknown>;
    interaction: Record<string, unknown>;
  };
  transcript: { callId: string; transcript: GongTurn[] };
}

export interface GongTurn {
  speakerId: string;
  topic: string | null;
  sentences: { start: number; end: number; text: string }[];
}

const repSpeaker = "6432345678555530067";
const customerSpeaker = "6432345678555530068";

const lines: [speakerId: string, topic: string | null, start: number, texts: string[]][] = [
  [repSpeaker, "Opening", 1_200, ["Thanks for making the time today.", "What made you look at Prefect?"]],
  [customerSpeaker, "Opening", 9_000, ["Our nightly jobs fail without anybody noticing.", "Prefect came up twice."]],
  [repSpeaker, "Pains", 18_500, ["What does such a night cost you?"]],
  [customerSpeaker, "Pains", 23_000, ["Half a day for two engineers, every week."]],
];

/** Two people, four turns, 28 seconds. The ids have 19 and 20 digits: too many for a number. */
export function makeGongPair(id = "77823422740259378951", metaData: Record<string, unknown> = {}): GongPair {
  return {
    call: {
      metaData: {
        id,
        url: `https://app.gong.io/call?id=${id}`,
        title: "Discovery: Northwind <> Prefect",
        scheduled: "2026-11-16T09:00:00-08:00",
        started: "2026-11-16T09:01:30-08:00",
        duration: 28,
        primaryUserId: "234599484848423",
        direction: "Conference",
        system: "Zoom",
        scope: "External",
        media: "Video",
        language: "eng",
        workspaceId: "623457276584334",
        purpose: null,
        isPrivate: false,
        ...metaData,
      },
      context: [],
      parties: [
        {
          id: "7001",
          emailAddress: "dana.reyes@example.com",
          name: "Dana Reyes",
          title: "Account Executive",
          userId: "234599484848423",
          speakerId: repSpeaker,
          affiliation: "Internal",
          methods: ["Invitee", "Attendee"],
        },
        {
          id: "7002",
          emailAddress: "sam.oduya@northwind.example.com",
          name: "Sam Oduya",
          title: "Head of Data",
          userId: null,
          speakerId: customerSpeaker,
          affiliation: "External",
          methods: ["Invitee", "Attendee"],
        },
        { id: "7003", name: "Kim Noor", userId: "234599484848424", affiliation: "Internal", methods: ["Invitee"] },
      ],
      content: {
        topics: [{ name: "Pains", duration: 10 }],
        trackers: [{ id: "1", name: "Competitors", count: 0, type: "KEYWORD", occurrences: [] }],
        brief: "Northwind's nightly jobs fail silently.",
      },
      interaction: { interactionStats: [{ name: "Talk Ratio", value: 42 }] },
    },
    transcript: {
      callId: id,
      transcript: lines.map(([speakerId, topic, start, texts]) => ({
        speakerId,
        topic,
        sentences: texts.map((text, index) => {
          const from = start + index * 3_000;
          return { start: from, end: from + 2_700, text };
        }),
      })),
    },
  };
}
