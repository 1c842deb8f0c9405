import { archetypeOf } from "../archetypes/archetype-of.ts";
import { signatureOf } from "../archetypes/signature-of.ts";
import { placeOnAxes } from "../segments/place-on-axes.ts";
import type { PlacingModels } from "./current-models.ts";

export interface ComputedProfile {
  /** In the order of feature-names.ts. */
  features: number[];
}

export interface Placed {
  archetype_no: number;
  dominant: number[];
  strength: number[];
  memberships: number[];
}

/** The profiles with their places among the run's segments and archetypes. */
export function placeProfiles<Profile extends ComputedProfile>(
  { axes, archetypes }: PlacingModels,
  profiles: readonly Profile[],
): (Profile & Placed)[] {
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
    return Object.assign(profile, { archetype_no: no, dominant, strength, memberships });
  });
}

const row = (values: Int16Array | Float32Array, index: number, columns: number) =>
  Array.from(values.subarray(index * columns, (index + 1) * columns));
