import { archetypeOf } from "../archetypes/archetype-of.ts";
import { signatureOf } from "../archetypes/signature-of.ts";
import { dayNumber } from "../day-number.ts";
import { outlookColumnNames } from "../outlook/outlook-columns.ts";
import type { OutlookModel } from "../outlook/outlook-model.ts";
import { predictColumns } from "../outlook/predict-columns.ts";
import { placeOnAxes } from "../segments/place-on-axes.ts";
import type { PlacingModels } from "./current-models.ts";

export interface ComputedProfile {
  /** In the order of feature-names.ts. */
  features: number[];
  as_of: string;
  first_order_on: string;
  last_order_on: string;
  purchase_days: number;
  /** Numeric, as Postgres writes it. */
  gross: string;
}

export interface Placed {
  archetype_no: number;
  dominant: number[];
  strength: number[];
  memberships: number[];
}

type Predicted = Partial<Record<(typeof outlookColumnNames)[number], number>>;

/** The profiles with their places among the run's segments and archetypes, and what they are predicted to do. */
export function placeProfiles<Profile extends ComputedProfile>(
  { axes, archetypes, outlook }: PlacingModels,
  profiles: readonly Profile[],
): (Profile & Placed & Predicted)[] {
  const features = Float32Array.from(profiles.flatMap((profile) => profile.features));
  const places = placeOnAxes(axes, features, profiles.length);
  const numbers = new Map<string, number>();
  return profiles.map((profile, index) => {
    const dominant = row(places.dominant, index, axes.length);
    const strength = row(places.strength, index, axes.length);
    const signature = signatureOf(dominant, strength);
    const no = numbers.get(signature) ?? archetypeOf(archetypes, signature);
    numbers.set(signature, no);
    const memberships = row(places.memberships, index, places.membershipColumns);
    const predicted = outlook === null ? {} : predict(outlook, profile);
    return Object.assign(profile, { archetype_no: no, dominant, strength, memberships }, predicted);
  });
}

function predict(outlook: OutlookModel, profile: ComputedProfile): Predicted {
  return predictColumns(outlook, {
    purchaseDays: profile.purchase_days,
    firstDay: dayNumber(profile.first_order_on),
    lastDay: dayNumber(profile.last_order_on),
    asOfDay: dayNumber(profile.as_of),
    gross: Number(profile.gross),
  });
}

const row = (values: Int16Array | Float32Array, index: number, columns: number) =>
  Array.from(values.subarray(index * columns, (index + 1) * columns));
