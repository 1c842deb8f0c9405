/**
 * A customer's signature as text: for each axis, in the order of axes.ts, the place of the dominant segment and the
 * strength (2 strong, 1 moderate, 0 weak). Signatures of one run compare; those of two runs do not.
 */
export function signatureOf(dominant: ArrayLike<number>, strength: ArrayLike<number>): string {
  let signature = "";
  for (let axis = 0; axis < dominant.length; axis++) signature += `${dominant[axis]}${strength[axis]}`;
  return signature;
}
