// Runs before `npm start` and `npm test`, with Node built-ins only: installs what the lock file names and compiles the server,
// each only when needed. `--dev` asks for the development packages too.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureBuilt } from "../server/bin/build.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const withDev = process.argv.includes("--dev");

function refuse(line) {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  refuse(`Rapport needs Node 20.19 or newer; this is ${process.versions.node}.`);
}

const packagesOf = (file) => JSON.parse(readFileSync(file, "utf8")).packages;

/** npm writes what it installed to a hidden lock file: compare it with ours, package by package. */
function isInstalled() {
  const installedFile = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installedFile)) return false;
  const installed = packagesOf(installedFile);
  return Object.entries(packagesOf(join(root, "package-lock.json"))).every(([path, wanted]) => {
    if (!path.startsWith("node_modules/") || wanted.link || wanted.optional || wanted.devOptional) return true;
    if (wanted.dev && !withDev) return true;
    return installed[path]?.version === wanted.version;
  });
}

if (!isInstalled()) {
  process.stdout.write("Installing packages (once) …\n");
  const npm = process.env.npm_execpath;
  const args = ["ci", withDev ? "--include=dev" : "--omit=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const run = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ["ignore", "inherit", "inherit"] })
    : spawnSync("npm", args, {
        cwd: root,
        stdio: ["ignore", "inherit", "inherit"],
        shell: process.platform === "win32",
      });
  if (run.status !== 0) {
    refuse("The packages could not be installed. npm said why above; check the network and run the command again.");
  }
}

try {
  if (ensureBuilt()) process.stdout.write("Compiled the server.\n");
} catch (error) {
  refuse(error.message);
}
