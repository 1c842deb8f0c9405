import { z } from "zod";

/** One countable thing that moves a criterion's level. */
export const Observation = z.strictObject({});
export type Observation = z.output<typeof Observation>;
