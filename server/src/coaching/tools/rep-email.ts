import { z } from "zod";

/** An address in any case and with blanks around it, as people paste them; in lower case from here on. */
export const RepEmail = z
  .string()
  .trim()
  .toLowerCase()
  .max(320)
  .regex(/^[^\s@]+@[^\s@]+$/, { error: "must be an e-mail address such as dana@example.com" });
