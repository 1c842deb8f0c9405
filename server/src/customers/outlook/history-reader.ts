import type { PurchaseHistory } from "../backtest/purchase-history.ts";

const headerBytes = 19;
/** The number of columns, then length and value of int4, int4 and float8. */
const rowBytes = 2 + 8 + 8 + 12;
const firstRoom = 4_096;

export interface HistoryReader {
  push(chunk: Buffer): void;
  end(): PurchaseHistory;
}

/**
 * Reads (customer's place, day, spend), in the order of places and days, from Postgres's binary COPY format as it comes.
 * Places begin at 0 and leave none out.
 */
export function createHistoryReader({
  asOfDay,
  sampledOf,
}: Pick<PurchaseHistory, "asOfDay" | "sampledOf">): HistoryReader {
  let rest: Buffer = Buffer.alloc(0);
  let isBehindHeader = false;
  let entries = 0;
  let customers = 0;
  let days = new Int32Array(firstRoom);
  let spend = new Float64Array(firstRoom);
  let starts = new Int32Array(firstRoom);

  function readRow(data: Buffer, at: number): void {
    const place = data.readInt32BE(at + 6);
    if (place === customers) {
      if (customers + 1 >= starts.length) starts = grown(starts, new Int32Array(starts.length * 2));
      starts[customers] = entries;
      customers += 1;
    } else if (place !== customers - 1) throw new Error("Purchases are not in the order of their customers.");
    if (entries === days.length) {
      days = grown(days, new Int32Array(entries * 2));
      spend = grown(spend, new Float64Array(entries * 2));
    }
    days[entries] = data.readInt32BE(at + 14);
    spend[entries] = data.readDoubleBE(at + 22);
    entries += 1;
  }

  return {
    push(chunk) {
      const data = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      // What is behind the last row is two bytes long.
      let at = isBehindHeader ? 0 : headerBytes;
      for (; at + rowBytes <= data.length; at += rowBytes) readRow(data, at);
      if (at > data.length) {
        rest = data;
        return;
      }
      isBehindHeader = true;
      rest = Buffer.from(data.subarray(at));
    },
    end() {
      if (rest.length !== 2) throw new Error("The history of purchases ends in the middle of a row.");
      starts[customers] = entries;
      return {
        starts: starts.slice(0, customers + 1),
        days: days.slice(0, entries),
        spend: spend.slice(0, entries),
        asOfDay,
        sampledOf,
      };
    },
  };
}

function grown<Values extends Int32Array | Float64Array>(values: Values, larger: Values): Values {
  larger.set(values);
  return larger;
}
