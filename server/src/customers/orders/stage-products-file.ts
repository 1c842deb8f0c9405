import { basename } from "node:path";
import { ToolError } from "../../core/errors.ts";
import { readHead } from "./read-head.ts";
import { detectHeader } from "./read-header.ts";
import { readTextBlocks } from "./read-text-blocks.ts";
import { createRecordSplitter } from "./split-records.ts";
import type { Stage } from "./stage-orders.ts";

const idNames = [
  "product_id",
  "stockcode",
  "stock_code",
  "sku",
  "variant sku",
  "product id",
  "item",
  "article",
  "code",
  "handle",
  "id",
];
const nameNames = ["description", "product_name", "product name", "title", "name", "product", "label"];
const categoryNames = [
  "category",
  "product_category",
  "product category",
  "product_type",
  "type",
  "department",
  "collection",
  "group",
];

/**
 * Stages names and categories from a list of products; which columns hold them is told by their names.
 * @throws ToolError `invalid_input` when the list has no column of ids, or neither names nor categories.
 */
export async function stageProductsFile(file: string, stage: Stage): Promise<void> {
  const { text } = await readHead(file);
  const { delimiter, columns } = detectHeader(text);
  const lower = columns.map((name) => name.toLowerCase());
  const place = (names: string[]) => {
    const found = names.map((name) => lower.indexOf(name)).find((at) => at >= 0);
    return found ?? -1;
  };
  const id = place(idNames);
  const name = place(nameNames);
  const category = place(categoryNames);
  if (id < 0 || (name < 0 && category < 0)) {
    throw new ToolError(
      "invalid_input",
      `${basename(file)} is no list of products. Found: ${columns.join(", ")}. Needed: a column such as ${idNames.slice(0, 4).join(", ")}, and one such as description or category.`,
    );
  }
  const splitter = createRecordSplitter(delimiter, columns.length);
  let isHeader = true;
  const readBlock = (block: string, isLast: boolean) => {
    for (const { fields } of splitter.push(block, isLast)) {
      if (isHeader || typeof fields === "string") {
        isHeader = false;
        continue;
      }
      const valueAt = (at: number) => fields[at]?.trim() || null;
      const productId = valueAt(id);
      if (productId === null) continue;
      stage.addProduct({ id: productId, name: valueAt(name), category: valueAt(category), ofLine: false });
    }
  };
  for await (const block of readTextBlocks(file, () => {})) {
    readBlock(block.text, false);
    await stage.relieve();
  }
  readBlock("", true);
}
