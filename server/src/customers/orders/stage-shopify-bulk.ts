import type { ClientBase } from "pg";
import { z } from "zod";
import { ToolError } from "../../core/errors.ts";
import { copyEscape } from "./copy-escape.ts";
import { copyRows } from "./copy-rows.ts";
import { millionths, multiply, roundTo } from "./decimal.ts";
import type { Exchange } from "./exchange.ts";
import { groupLiveOrder } from "./group-live-order.ts";
import { createTally, type FileTally } from "./import-report.ts";
import { LiveOrderSchema, type ParsedLiveOrder } from "./live-order.ts";
import { readShopifyOrder, type ShopifyObject } from "./read-shopify-order.ts";
import { readTextBlocks } from "./read-text-blocks.ts";
import type { RejectsFile } from "./rejects-file.ts";
import type { RowDate } from "./row-date.ts";
import type { Stage } from "./stage-orders.ts";

export interface StageBulkOptions {
  file: string;
  client: ClientBase;
  stage: Stage;
  exchange: Exchange;
  rejects: RejectsFile;
  readDate: (text: string) => RowDate | null;
  onRead: (bytes: number) => void;
}

interface BulkRow {
  line: number;
  id: string;
  body: string;
  /** The line of the document that it belongs to in the end; its own of a document without a parent, null of an orphan. */
  root: number | null;
}

const rowsAtOnce = 5_000;

/**
 * Reads Shopify's bulk JSONL into the stage. Parts of an order may stand anywhere in the file, before it too: the
 * database sorts them together, so that memory stays flat. A line that is no JSON, a part whose order is not there and
 * an order that cannot be used go to the rejects.
 */
export async function stageShopifyBulk(options: StageBulkOptions): Promise<FileTally> {
  const { client, stage, exchange, rejects, readDate } = options;
  const rejected = createTally();
  const reject = (line: number, raw: string, reason: string) => {
    rejected.add(reason);
    rejects.add(line, reason, raw);
  };
  const rows = await stageDocuments(options, reject);

  function takeOrder([head, ...parts]: BulkRow[]): void {
    if (!head) return;
    const read = readShopifyOrder(toObject(head), parts.map(toObject), readDate);
    const parsed = LiveOrderSchema.safeParse({ ...read, currency: read.currency || exchange.assumed() });
    if (!parsed.success) return reject(head.line, head.body, whyUnusable(parsed.error));
    const order = convert(parsed.data, exchange);
    if (order === null) return reject(head.line, head.body, `its currency is ${parsed.data.currency}`);
    for (const group of groupLiveOrder(order)) stage.addOrder(group);
    if (order.customer) stage.addPerson(order.customer);
    for (const { productId, productName, category } of [order, ...order.refunds].flatMap(({ lines }) => lines)) {
      const id = productId ?? productName;
      if (id !== null) stage.addProduct({ id, name: productName, category, ofLine: true });
    }
  }

  await client.query(`declare bulk_orders no scroll cursor for
    select o.line, o.id, o.body, case when o.parent is null then o.line else coalesce(g.line, p.line) end as root
    from staged_documents o
    left join staged_documents p on p.id = o.parent
    left join staged_documents g on g.id = p.parent
    order by root, o.parent is not null, o.line`);
  let held: BulkRow[] = [];
  for (;;) {
    const { rows: fetched } = await client.query<BulkRow>(`fetch ${rowsAtOnce} from bulk_orders`);
    for (const row of fetched) {
      if (held[0] && held[0].root !== row.root) {
        takeOrder(held);
        held = [];
      }
      if (row.root === null) reject(row.line, row.body, "the order it belongs to is not in the file");
      else held.push(row);
    }
    await stage.relieve();
    if (fetched.length < rowsAtOnce) break;
  }
  takeOrder(held);
  await client.query("close bulk_orders");
  exchange.settle();
  return { rows, skipped: [], rejected: rejected.list(), notices: [] };
}

type Reject = (line: number, raw: string, reason: string) => void;

/** Every JSON document of the file into a table, with its id and its parent's. Resolves with how many lines were read. */
async function stageDocuments({ file, client, onRead }: StageBulkOptions, reject: Reject): Promise<number> {
  await client.query(`
    create temporary table staged_documents (line integer not null, id text not null, parent text, body text not null)
    on commit drop`);
  let line = 0;
  let rows = 0;
  let rest = "";
  for await (const { text } of readTextBlocks(file, onRead)) {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    await copyRows(client, "staged_documents", [Buffer.from(lines.map(toCopy).join(""))]);
  }
  await copyRows(client, "staged_documents", [Buffer.from(toCopy(rest))]);
  await client.query("create index on staged_documents (id)");
  await client.query("analyze staged_documents");
  return rows;

  function toCopy(raw: string): string {
    line += 1;
    if (raw.trim() === "") return "";
    rows += 1;
    const document = Document.safeParse(readJson(raw));
    if (document.success) {
      const { id, __parentId } = document.data;
      return `${line}\t${copyEscape(id)}\t${copyEscape(__parentId)}\t${copyEscape(raw.trim())}\n`;
    }
    reject(line, raw, "it is no JSON document with an id");
    return "";
  }
}

const documentId = z.union([z.string().min(1), z.number().int()]).transform(String);
const Document = z
  .object({ id: documentId.optional(), __parentId: documentId.nullish() })
  .transform((document, context) => {
    const { id, __parentId = null } = document;
    // A part needs no id, an order does.
    if (id === undefined && __parentId === null) context.addIssue({ code: "custom", message: "no id" });
    return { id: id ?? "", __parentId };
  });

function readJson(raw: string): unknown {
  try {
    return JSON.parse(raw.replaceAll("\0", "")) as unknown;
  } catch {
    return null;
  }
}

const toObject = ({ id, body }: BulkRow): ShopifyObject => ({ id, body: readJson(body) as Record<string, unknown> });

function whyUnusable(error: z.ZodError): string {
  const [issue] = error.issues;
  const path = issue?.path.filter((part) => typeof part === "string").join(".") ?? "";
  return `the order's ${path || "content"} cannot be used`;
}

/** In the shop's currency; null when nobody said how. */
function convert(order: ParsedLiveOrder, { rateOf }: Exchange): ParsedLiveOrder | null {
  const rate = rateOf(order.currency);
  if (rate === null || rate === millionths) return rate === null ? null : order;
  const inShop = (value: number) => {
    const converted = multiply(value, rate);
    if (Number.isNaN(converted)) throw new ToolError("invalid_input", `An amount of order ${order.id} is too large.`);
    return roundTo(converted, 4);
  };
  const lines = (of: ParsedLiveOrder["lines"]) =>
    of.map((line) => ({ ...line, total: inShop(line.total), discount: inShop(line.discount) }));
  return {
    ...order,
    lines: lines(order.lines),
    subtotal: order.subtotal === null ? null : inShop(order.subtotal),
    refunds: order.refunds.map((refund) => ({ ...refund, lines: lines(refund.lines) })),
  };
}
