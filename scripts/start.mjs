// `npm start`: the server, with the sample calls when no outside service is connected yet.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const envFile = join(root, ".env");
const environment = { ...(existsSync(envFile) ? parseEnv(readFileSync(envFile, "utf8")) : {}), ...process.env };
const connected = ["ANTHROPIC_API_KEY", "GONG_API_KEY", "DATABASE_URL"].some((name) => environment[name]);
const args = ["serve", ...(connected ? [] : ["--samples"]), ...process.argv.slice(2)];
const server = spawn(process.execPath, [join(root, "server", "bin", "rapport.mjs"), ...args], { stdio: "inherit" });

// The terminal signals the whole group: npm, this process and the server. Wait for the server to leave in order.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => server.kill(signal));
// A SIGTERM to npm alone ends npm and its shell and never comes here: then nobody is left who could stop the server.
if (process.env.npm_lifecycle_event === "start") {
  const npm = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(watch);
    server.kill("SIGTERM");
  }, 500);
}
server.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
