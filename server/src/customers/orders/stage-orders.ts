import type { ClientBase } from "pg";
import { copyEscape } from "./copy-escape.ts";
import { copyRows } from "./copy-rows.ts";
import { decimalText } from "./decimal.ts";
import { hash52 } from "./hash52.ts";
import type { OrderGroup } from "./order-group.ts";
import { createSeenHashes } from "./seen-hashes.ts";
import { type StagingTable, stagingTables } from "./staging-tables.ts";
import type { ZoneClock } from "./zone-clock.ts";

export interface Stage {
  addOrder(group: OrderGroup): void;
  /** Of each line that has one, and of a list of products. */
  addProduct(product: { id: string; name: string | null; category: string | null; ofLine: boolean }): void;
  addPerson(person: { id: string; email: string | null; name: string | null }): void;
  /** Sends what has gathered, when it is much; while it travels, more can be added. */
  relieve(): Promise<void>;
  /** Sends the rest. */
  finish(): Promise<StagedCounts>;
}

export interface StagedCounts {
  orders: number;
  lines: number;
  /** An order's rows stood in more than one place of the file. */
  hasScattered: boolean;
}

const batchBytes = 2 << 20;

/** Makes the staging tables and sends rows into them by COPY, in batches. The transaction is the caller's. */
export async function openStage(client: ClientBase, shopClock: ZoneClock): Promise<Stage> {
  for (const { name, columns } of Object.values(stagingTables)) {
    await client.query(`create temporary table ${name} (${columns}) on commit drop`);
  }
  const rows: Record<StagingTable, string[]> = { orders: [], lines: [], products: [], people: [] };
  const seenOrders = createSeenHashes();
  const seenNames = createSeenHashes();
  const counts: StagedCounts = { orders: 0, lines: 0, hasScattered: false };
  let named = 0;
  const encoded: Record<StagingTable, Buffer[]> = { orders: [], lines: [], products: [], people: [] };
  let waitingBytes = 0;
  let travelling: Promise<void> = Promise.resolve();

  function add(table: StagingTable, row: string): void {
    rows[table].push(row);
  }

  /** Rows become bytes soon: kept as text they would live long enough to fill the memory. */
  function encode(): void {
    for (const [table, gathered] of Object.entries(rows) as [StagingTable, string[]][]) {
      if (gathered.length === 0) continue;
      const bytes = Buffer.from(gathered.join(""));
      gathered.length = 0;
      encoded[table].push(bytes);
      waitingBytes += bytes.length;
    }
  }

  async function send(): Promise<void> {
    const batch = Object.entries(encoded).map(([table, pieces]) => [table as StagingTable, pieces.splice(0)] as const);
    waitingBytes = 0;
    await travelling;
    travelling = copyAll(client, batch);
    // Whoever comes next awaits it; until then a failure is not unhandled.
    travelling.catch(() => {});
  }

  return {
    addOrder(group) {
      const no = counts.orders;
      counts.orders += 1;
      counts.lines += group.lines.length;
      if (!seenOrders.add(hash52(group.id))) counts.hasScattered = true;
      const sums = { lines: 0, gross: 0, discount: 0, returnLines: 0, returned: 0 };
      for (const { lineKey, nth, productId, isReturn, quantity, total, discount } of group.lines) {
        if (isReturn) {
          sums.returnLines += 1;
          sums.returned += total;
        } else {
          sums.lines += 1;
          sums.gross += total;
          sums.discount += discount;
        }
        add(
          "lines",
          `${no}\t${lineKey}\t${nth}\t${copyEscape(productId)}\t${isReturn ? "t" : "f"}\t${decimalText(quantity)}\t${decimalText(total)}\t${decimalText(discount)}\n`,
        );
      }
      const moment = `${new Date(group.momentMs).toISOString()}\t${shopClock.dayOf(group.momentMs)}`;
      const amounts = `${sums.lines}\t${decimalText(sums.gross)}\t${decimalText(sums.discount)}\t${sums.returnLines}\t${decimalText(sums.returned)}`;
      add(
        "orders",
        `${no}\t${copyEscape(group.id)}\t${copyEscape(group.customerId)}\t${moment}\t${group.cancelled ? "t" : "f"}\t${amounts}\n`,
      );
    },
    addProduct({ id, name, category, ofLine }) {
      if (!seenNames.add(hash52(`${ofLine ? "l" : "p"}\0${id}\0${name ?? ""}\0${category ?? ""}`))) return;
      add(
        "products",
        `${(named += 1)}\t${copyEscape(id)}\t${copyEscape(name)}\t${copyEscape(category)}\t${ofLine ? "t" : "f"}\n`,
      );
    },
    addPerson({ id, email, name }) {
      if (!seenNames.add(hash52(`c\0${id}\0${email ?? ""}\0${name ?? ""}`))) return;
      add("people", `${(named += 1)}\t${copyEscape(id)}\t${copyEscape(email)}\t${copyEscape(name)}\n`);
    },
    async relieve() {
      encode();
      if (waitingBytes > batchBytes) await send();
    },
    async finish() {
      encode();
      await send();
      await travelling;
      return counts;
    },
  };
}

async function copyAll(client: ClientBase, batch: (readonly [StagingTable, Buffer[]])[]): Promise<void> {
  for (const [table, pieces] of batch) await copyRows(client, stagingTables[table].name, pieces);
}
