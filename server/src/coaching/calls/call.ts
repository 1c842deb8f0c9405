/** The four things a call is coached on. */
export const dimensions = ["discovery", "product_knowledge", "objection_handling", "engagement"] as const;
export type Dimension = (typeof dimensions)[number];

export const repRoles = ["AE", "SE", "CSM"] as const;
export type RepRole = (typeof repRoles)[number];

export const callTypes = ["discovery", "demo", "negotiation", "customer_review", "other"] as const;
export type CallType = (typeof callTypes)[number];

export const products = ["prefect", "horizon"] as const;
export type Product = (typeof products)[number];

export type Affiliation = "internal" | "external" | "unknown";

/** Milliseconds from the start of the recording; `startMs <= endMs`, text is never empty. */
export interface Sentence {
  startMs: number;
  endMs: number;
  text: string;
}

/** What one person said until somebody else spoke, as the recorder cut it. At least one sentence. */
export interface Turn {
  speakerId: string;
  topic: string | null;
  sentences: Sentence[];
}

export interface Speaker {
  id: string;
  name: string;
  email: string | null;
  title: string | null;
  affiliation: Affiliation;
  /** The recorder's user id: set for people of the selling company who have a seat. */
  userId: string | null;
}

/** How it was decided who the rep is, so that it can be said. */
export type RepChoice = "named" | "primary_user" | "first_internal" | "most_talking";

export interface Rep {
  speakerId: string;
  name: string;
  email: string | null;
  role: RepRole;
  chosenBy: RepChoice;
}

export type CallSource = "gong" | "import" | "sample";

/** One recorded conversation with its whole transcript, in order of time. */
export interface Call {
  /** Up to 20 digits from Gong, any text otherwise. Never a number: 20 digits do not fit one. */
  id: string;
  title: string;
  started: Date;
  durationSeconds: number;
  callType: CallType;
  product: Product | null;
  url: string | null;
  source: CallSource;
  isPrivate: boolean;
  /** True when sentence times were interpolated: gaps between turns then mean nothing. */
  timingsApproximate: boolean;
  rep: Rep;
  speakers: Speaker[];
  turns: Turn[];
  /** SHA-256 over speakers' sides, sentence times and texts: the same words hash the same, wherever they came from. */
  transcriptHash: string;
  /** What Gong itself said of the call (trackers, topics, its own statistics), kept raw. */
  gong: Record<string, unknown> | null;
}

/** On which side of the table a speaker sits. */
export type Side = "rep" | "colleague" | "customer";
