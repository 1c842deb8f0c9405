import { plainText } from "../transcripts/plain-text.ts";
import type { NameHit } from "./find-competitor-names.ts";

/** Known by everybody in this trade, so that they are known without product notes too. */
const orchestrators =
  /\b(?:apache )?(?:airflow|dagster|kestra|flyte|luigi|astronomer|mwaa|oozie|control-m|autosys|step functions|argo workflows)\b/gi;

/** Plain text with every competitor's name as COMP, the one word in capitals. */
export function maskCompetitors(text: string, find: (text: string) => NameHit[]): string {
  let masked = text;
  for (const { index, length } of find(text).toReversed()) {
    masked = `${masked.slice(0, index)}COMP${masked.slice(index + length)}`;
  }
  return plainText(masked.replace(orchestrators, "COMP")).replace(/\bcomp\b/g, "COMP");
}
