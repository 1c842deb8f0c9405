import { createHash } from "node:crypto";
import { join } from "node:path";
import { ToolError } from "../../core/errors.ts";
import { products } from "../calls/call.ts";
import { ProductNotesFile, type ProductNotes } from "./product-notes.ts";
import { readContentFile } from "./read-content-file.ts";

/**
 * The notes of every product, `<product>.yaml` each, in the order of `products`.
 * @throws ToolError `unavailable` naming the file, the place and what is wrong.
 */
export async function loadProductNotes(directory: string): Promise<ProductNotes[]> {
  return Promise.all(
    products.map(async (product) => {
      const { content, bytes } = await readContentFile(join(directory, `${product}.yaml`), ProductNotesFile);
      if (content.product !== product) {
        throw new ToolError(
          "unavailable",
          `${product}.yaml cannot be used. product: it says "${content.product}", and the file's name says "${product}".`,
        );
      }
      return Object.assign(content, {
        version: `${product}-${createHash("sha256").update(bytes).digest("hex").slice(0, 10)}`,
      });
    }),
  );
}
