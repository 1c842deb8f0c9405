import { finished } from "node:stream/promises";
import type { ClientBase } from "pg";
import { from } from "pg-copy-streams";

/** Sends rows in COPY's text format, line ends included, into a table. */
export async function copyRows(client: ClientBase, table: string, pieces: Buffer[]): Promise<void> {
  if (pieces.length === 0) return;
  const stream = client.query(from(`copy ${table} from stdin`));
  for (const piece of pieces) stream.write(piece);
  stream.end();
  await finished(stream);
}
