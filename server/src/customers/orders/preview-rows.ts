import { bindColumns } from "./bind-columns.ts";
import { decimalText, millionths } from "./decimal.ts";
import { createRowMapper } from "./map-row.ts";
import type { OrderMap } from "./order-map.ts";
import { detectHeader, readHeader } from "./read-header.ts";
import { createDateReader } from "./row-date.ts";
import { createRecordSplitter, type FileRecord } from "./split-records.ts";
import { createZoneClock } from "./zone-clock.ts";

/** The first rows of a file as a map reads them, a heading first; of a row that is not taken, why. */
export function previewRows(head: string, map: OrderMap, most: number): string[][] {
  const header = map.delimiter === undefined ? detectHeader(head) : readHeader(head, map.delimiter);
  const width = header.columns.length;
  const clock = createZoneClock(map.timezone ?? "UTC");
  const mapRow = createRowMapper({
    map,
    columns: bindColumns(map, header.columns),
    width,
    readDate: createDateReader(map.date_format ?? "iso", clock, clock),
    rateOf: () => millionths,
  });
  const records = createRecordSplitter(header.delimiter, width)
    .push(head, true)
    .slice(1, most + 1);
  const describe = ({ line, fields }: FileRecord): string[] => {
    const outcome = typeof fields === "string" ? { reject: { reason: fields } } : mapRow(fields);
    if (!("row" in outcome)) return [String(line), "reject" in outcome ? outcome.reject.reason : "skipped"];
    const { orderId, customerId, momentMs, productId, quantity, total, discount, isReturn } = outcome.row;
    const at = new Date(momentMs).toISOString().replace(".000Z", "Z");
    const amounts = [quantity, total, discount].map((value) =>
      decimalText(value)
        .replace(/(\.\d*?)0+$/, "$1")
        .replace(/\.$/, ""),
    );
    return [String(line), orderId, customerId ?? "(guest)", at, productId ?? "", ...amounts, isReturn ? "return" : ""];
  };
  const rows = records.map(describe);
  return [["line", "order", "customer", "ordered_at", "product", "quantity", "total", "discount", ""], ...rows];
}
