import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { PoolClient } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { outlookColumnNames } from "../outlook/outlook-columns.ts";
import type { Places } from "../segments/place-on-axes.ts";

const header = Buffer.concat([Buffer.from("PGCOPY\n\u00ff\r\n\0", "latin1"), Buffer.alloc(8)]);
const smallintType = 21;
const realType = 700;
const rowsAChunk = 2_000;
/** In the place of a value's length. */
const isNull = -1;

interface PlacedRows {
  keys: Int32Array;
  signatures: readonly string[];
  places: Places;
  outlook: Float32Array | null;
}

/**
 * Writes places of customers with COPY in its binary format. `table` has customer_key integer, signature text,
 * dominant and strength smallint[], memberships real[], and the columns of outlook-columns.ts; a trusted name.
 * @param outlook rows x those columns; null writes none.
 */
export async function writePlaces(
  client: PoolClient,
  table: string,
  { keys, signatures, places, outlook }: PlacedRows,
): Promise<void> {
  const stream = client.query(copyFrom(`copy ${table} from stdin (format binary)`));
  await pipeline(Readable.from(encode()), stream);

  function* encode(): Generator<Buffer> {
    yield header;
    for (let row = 0; row < keys.length; row += rowsAChunk) {
      yield encodeRows(row, Math.min(row + rowsAChunk, keys.length));
    }
    yield Buffer.from([0xff, 0xff]);
  }

  function encodeRows(first: number, end: number): Buffer {
    const axes = places.dominant.length / keys.length;
    const columns = places.membershipColumns;
    const predicted = outlookColumnNames.length;
    const longest = Math.max(...signatures.slice(first, end).map((text) => Buffer.byteLength(text)));
    const out = Buffer.allocUnsafe(
      (end - first) * (2 + 8 + 4 + longest + 3 * 24 + 2 * axes * 6 + (columns + predicted) * 8),
    );
    let at = 0;
    for (let row = first; row < end; row += 1) {
      at = out.writeInt16BE(5 + predicted, at);
      at = out.writeInt32BE(4, at);
      at = out.writeInt32BE(keys[row] ?? 0, at);
      const signature = signatures[row] ?? "";
      at = out.writeInt32BE(Buffer.byteLength(signature), at);
      at += out.write(signature, at);
      at = smallints(places.dominant, row * axes, axes, at);
      at = smallints(places.strength, row * axes, axes, at);
      at = arrayHead(realType, columns, 8, at);
      for (let column = 0; column < columns; column += 1) {
        at = out.writeInt32BE(4, at);
        at = out.writeFloatBE(places.memberships[row * columns + column] ?? 0, at);
      }
      for (let column = 0; column < predicted; column += 1) {
        at = out.writeInt32BE(outlook === null ? isNull : 4, at);
        if (outlook !== null) at = out.writeFloatBE(outlook[row * predicted + column] ?? 0, at);
      }
    }
    return out.subarray(0, at);

    function smallints(values: Int16Array, from: number, count: number, start: number): number {
      let next = arrayHead(smallintType, count, 6, start);
      for (let index = 0; index < count; index += 1) {
        next = out.writeInt32BE(2, next);
        next = out.writeInt16BE(values[from + index] ?? 0, next);
      }
      return next;
    }

    /** Length of the value, then one dimension without nulls, counted from 1. */
    function arrayHead(type: number, count: number, bytesEach: number, start: number): number {
      let next = out.writeInt32BE(20 + count * bytesEach, start);
      for (const word of [1, 0, type, count, 1]) next = out.writeInt32BE(word, next);
      return next;
    }
  }
}
