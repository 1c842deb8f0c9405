const dayMs = 86_400_000;

/** Days since 1970-01-01 of a day as YYYY-MM-DD. */
export const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / dayMs);

/** The day as YYYY-MM-DD; fractions are rounded. */
export const dayOf = (number: number): string => new Date(Math.round(number) * dayMs).toISOString().slice(0, 10);
