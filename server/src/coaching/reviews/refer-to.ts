import type { StoredCall } from "./read-weeks.ts";
import type { CallReference } from "./review.ts";

export function referTo({
  id,
  title,
  started,
  rep,
}: Pick<StoredCall, "id" | "title" | "started" | "rep">): CallReference {
  return { id, title, started: started.toISOString(), rep: rep.name };
}
