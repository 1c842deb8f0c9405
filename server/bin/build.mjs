// Compiles src to dist when a source is newer than the last build. Node built-ins only: it runs before anything else does.
import { spawnSync } from "node:child_process";
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const server = join(dirname(fileURLToPath(import.meta.url)), "..");
const stamp = join(server, "dist", ".built");
const lock = join(server, "dist.lock");

function newestSourceMs() {
  const sources = readdirSync(join(server, "src"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts") && !entry.name.endsWith(".test.ts"))
    .map((entry) => join(entry.parentPath, entry.name));
  const settings = ["tsconfig.json", "tsconfig.build.json", "package.json"].map((name) => join(server, name));
  return Math.max(...[...sources, ...settings].map((file) => statSync(file).mtimeMs));
}

const isBuilt = () => existsSync(stamp) && Number(readFileSync(stamp, "utf8")) >= newestSourceMs();

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Only one process compiles; the others wait for it. A lock whose holder died is taken over. */
function takeLock() {
  for (;;) {
    try {
      const file = openSync(lock, "wx");
      writeSync(file, String(process.pid));
      closeSync(file);
      return;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    const holder = Number(existsSync(lock) ? readFileSync(lock, "utf8") : 0);
    const ageMs = existsSync(lock) ? Date.now() - statSync(lock).mtimeMs : 0;
    if ((holder > 0 && !isAlive(holder)) || ageMs > 120_000) rmSync(lock, { force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
  }
}

function compile() {
  const sourceMs = newestSourceMs();
  const manifest = createRequire(import.meta.url).resolve("typescript/package.json");
  const tsc = join(dirname(manifest), JSON.parse(readFileSync(manifest, "utf8")).bin.tsc);
  const run = spawnSync(process.execPath, [tsc, "-p", join(server, "tsconfig.build.json"), "--noEmitOnError"], {
    encoding: "utf8",
  });
  if (run.status !== 0) {
    throw new Error(`The server does not compile:\n${run.stdout ?? ""}${run.stderr ?? ""}${run.error?.message ?? ""}`);
  }
  writeFileSync(stamp, String(sourceMs));
}

/** @returns whether anything had to be compiled. */
export function ensureBuilt() {
  if (isBuilt()) return false;
  takeLock();
  try {
    if (isBuilt()) return false;
    compile();
    return true;
  } finally {
    rmSync(lock, { force: true });
  }
}
