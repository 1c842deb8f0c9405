/** To one decimal; null stays null, and zero is never negative. */
export function roundTenth<Value extends number | null>(value: Value): Value {
  return (value === null ? null : Math.round(value * 10) / 10 + 0) as Value;
}
