// `npm run dev`: the server in dev mode, compiled and started again whenever a source changes.
import { spawn } from "node:child_process";
import { watch } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureBuilt } from "../server/bin/build.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const args = [join(root, "server", "bin", "rapport.mjs"), "serve", "--dev", ...process.argv.slice(2)];
let server;
let pending;
let restarting = false;

function start() {
  restarting = false;
  server = spawn(process.execPath, args, { stdio: "inherit" });
  server.on("exit", () => {
    if (restarting) start();
  });
}

function rebuild() {
  try {
    if (!ensureBuilt()) return;
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    return;
  }
  if (server.exitCode !== null || server.signalCode !== null) return start();
  restarting = true;
  server.kill("SIGTERM");
}

start();
for (const folder of ["server/src", "content"]) {
  watch(join(root, folder), { recursive: true }, () => {
    clearTimeout(pending);
    pending = setTimeout(rebuild, 150);
  });
}
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    server.on("exit", () => process.exit(0));
    server.kill(signal);
  });
}
