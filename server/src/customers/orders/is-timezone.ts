import { IANAZone } from "luxon";

export const isTimezone = (name: string): boolean => IANAZone.isValidZone(name);
