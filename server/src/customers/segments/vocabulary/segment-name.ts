/** Features of a segment in plain units: `log_x` as x, the others as they are. */
export type Typical = Readonly<Record<string, number>>;

/** A name that a segment may get, and when it would be true. */
export interface SegmentName {
  name: string;
  /** The typical values it says most plainly; several when it may be said for several reasons. */
  at: Typical[];
  /** Given only where a plainer name is taken already. */
  inReserve?: boolean;
  /** Whether it is true of a segment with these typical values. */
  isTrue: (typical: Typical) => boolean;
}

/** What the names of a shop's axis are measured by, in plain units. */
export interface Shop {
  /** The median customer. */
  median: (feature: string) => number;
  /** Of 99 in 100 customers the largest. */
  longest: (feature: string) => number;
}

/** Reads a typical value. @throws Error when the axis has no such feature: a defect of its vocabulary. */
export function valueOf(typical: Typical, feature: string): number {
  const value = typical[feature];
  if (value === undefined) throw new Error(`There is no feature ${feature} on this axis.`);
  return value;
}

/** A value within bounds, both included. */
export function within(value: number, least: number, most: number): boolean {
  return value >= least && value <= most;
}
