/** An exact numeric of Postgres as a number of money, to the hundredth. */
export const asMoney = (numeric: string) => Math.round(Number(numeric) * 100) / 100;

/** A share, lift or rate, to the millionth. */
export const asShare = (value: number) => Math.round(value * 1e6) / 1e6;

/** 0 where there is nothing to divide by. */
export const shareOf = (part: number, whole: number) => (whole === 0 ? 0 : asShare(part / whole));
