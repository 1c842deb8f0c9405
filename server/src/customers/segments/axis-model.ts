import type { Axis } from "../axes.ts";

/** What one axis was found to be in a run: all it takes to place a customer, seen or new. Stored as JSON. */
export interface AxisModel {
  axis: Axis;
  /** Names of its features, in the order of `scaling` and of every centre. */
  features: string[];
  /** A feature is clipped to [low, high], then (value - centre) / spread. */
  scaling: { centre: number; spread: number; low: number; high: number }[];
  /** The fuzzifier m, > 1. */
  fuzzifier: number;
  /** In the order in which memberships are kept; at least one (an axis on which all are alike has one). */
  segments: { name: string; centre: number[]; /** Centre in the features' own units. */ typical: number[] }[];
  /** Bezdek 1981; 1 for one segment. */
  fuzzyPartitionCoefficient: number;
  /** Xie & Beni 1991; null for one segment. */
  xieBeni: number | null;
  /** Mean adjusted Rand index of refits on resamples (Hubert & Arabie 1985); null when not measured. */
  stability: number | null;
}
