const whole = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });

/** A number as people say it: three digits at most. */
export function quantity(value: number): string {
  return whole.format(value >= 10 ? Math.round(value) : Math.round(value * 10) / 10);
}
