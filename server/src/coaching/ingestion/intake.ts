/** What became of one try to get a call ready for coaching. Reasons are for people: what happened and what to do. */
export type Intake =
  | { outcome: "ready"; title: string }
  /** Not coached on purpose. */
  | { outcome: "skipped"; title: string | null; reason: string }
  /** Worth another try by itself after `waitSeconds`; `counts` when it is one of a limited number of tries. */
  | { outcome: "later"; reason: string; waitSeconds: number; counts: boolean }
  /** Another try is of use only after somebody has done something. */
  | { outcome: "stuck"; reason: string };
