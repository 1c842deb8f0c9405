/** The archetypes of a run, and all it takes to find anybody's: stored as JSON. */
export interface ArchetypeMap {
  /** In the order of `no`, from 0; the most members first. */
  archetypes: Archetype[];
  /** Per axis, in the order of axes.ts: how far apart its segments lie, k x k, 0 to 1. */
  segmentDistances: number[][][];
}

export interface Archetype {
  /** Its place; stands for it in profiles of the run. */
  no: number;
  /** Stable over runs. */
  id: string;
  /** Unique in a run. */
  name: string;
  /** In plain words, the most telling first. */
  traits: string[];
  /** As signatureOf writes it. */
  signature: string;
}
