import { finished } from "node:stream/promises";
import type { ClientBase } from "pg";
import { from } from "pg-copy-streams";

/** Sends rows in COPY's text format, line ends included, into a table. */
export async function copyRows(client: ClientBase, table: string, rows: string): Promise<void> {
  if (rows === "") return;
  const stream = client.query(from(`copy ${table} from stdin`));
  stream.end(rows);
  await finished(stream);
}
