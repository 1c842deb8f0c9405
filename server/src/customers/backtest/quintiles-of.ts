/** Fifths by rank, 1 (lowest) to 5; equal values are in the same fifth. */
export function quintilesOf(values: ArrayLike<number>): Uint8Array {
  const order = Uint32Array.from({ length: values.length }, (_, place) => place);
  order.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const fifths = new Uint8Array(values.length);
  for (let at = 0; at < order.length;) {
    let end = at;
    const value = values[order[at] ?? 0];
    while (end < order.length && values[order[end] ?? 0] === value) end++;
    const middle = (at + end - 1) / 2;
    const fifth = Math.min(5, 1 + Math.floor((5 * middle) / order.length));
    for (; at < end; at++) fifths[order[at] ?? 0] = fifth;
  }
  return fifths;
}
