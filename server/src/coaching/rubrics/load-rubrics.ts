import { createHash } from "node:crypto";
import { join } from "node:path";
import { ToolError } from "../../core/errors.ts";
import { dimensions, type Dimension } from "../calls/call.ts";
import { readContentFile } from "./read-content-file.ts";
import { Rubric, type LoadedRubric } from "./rubric.ts";

/**
 * The four rubrics of a directory, `<dimension>.yaml` each. The version is the dimension and ten hex digits
 * of the SHA-256 of the file's bytes: any edit is a new version, and one file's edit is one dimension's.
 * @throws ToolError `unavailable` naming the file, the place and what is wrong.
 */
export async function loadRubrics(directory: string): Promise<Record<Dimension, LoadedRubric>> {
  const loaded = await Promise.all(dimensions.map((dimension) => loadRubric(directory, dimension)));
  refuseSharedIds(loaded);
  const [discovery, productKnowledge, objectionHandling, engagement] = loaded;
  if (!discovery || !productKnowledge || !objectionHandling || !engagement) throw new Error("four rubrics expected");
  return {
    discovery,
    product_knowledge: productKnowledge,
    objection_handling: objectionHandling,
    engagement,
  };
}

async function loadRubric(directory: string, dimension: Dimension): Promise<LoadedRubric> {
  const { content, bytes } = await readContentFile(join(directory, `${dimension}.yaml`), Rubric);
  if (content.dimension !== dimension) {
    throw new ToolError(
      "unavailable",
      `${dimension}.yaml cannot be used. dimension: it says "${content.dimension}", and the file's name says "${dimension}".`,
    );
  }
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 10);
  return { ...content, version: `${dimension}-${hash}` };
}

function refuseSharedIds(rubrics: LoadedRubric[]): void {
  const owner = new Map<string, Dimension>();
  for (const { dimension, criteria } of rubrics) {
    for (const [index, { id }] of criteria.entries()) {
      const other = owner.get(id);
      if (other) {
        throw new ToolError(
          "unavailable",
          `${dimension}.yaml cannot be used. criteria.${index}.id: "${id}" is already a criterion of ${other}.yaml.`,
        );
      }
      owner.set(id, dimension);
    }
  }
}
