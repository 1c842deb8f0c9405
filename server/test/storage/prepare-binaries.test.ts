import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { chooseAccount } from "../../src/storage/embedded/account.ts";
import { findBinaries } from "../../src/storage/embedded/find-binaries.ts";
import { prepareBinaries, programPath } from "../../src/storage/embedded/prepare-binaries.ts";
import { runProgram } from "../../src/storage/embedded/run-program.ts";
import { temporaryHome } from "./temporary-home.ts";

const account = chooseAccount();
const programs = ["initdb", "pg_ctl", "postgres"];

/** What npm leaves where install scripts are blocked: no links among the libraries, no right to execute. */
function bareInstallation(mode: number): { native: string; links: string[] } {
  const parent = mkdtempSync(join(tmpdir(), "rapport-test-native-"));
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  const native = join(parent, "native");
  cpSync(findBinaries().native, native, { recursive: true, verbatimSymlinks: true });
  const listed = JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8")) as { target: string }[];
  const links = listed.map(({ target }) => join(parent, target));
  for (const link of links) rmSync(link);
  for (const program of programs) chmodSync(programPath(native, program), 0o644);
  chmodSync(parent, mode);
  return { native, links };
}

test("an installation whose install scripts were blocked is mended where it is", async () => {
  const { native, links } = bareInstallation(0o755);
  expect(links.length).toBeGreaterThan(0);
  const prepared = await prepareBinaries({ account, directory: temporaryHome() }, { native, version: "0.0.0-test" });
  expect(prepared).toBe(native);
  expect(links.filter((link) => !lstatSync(link).isSymbolicLink() || !existsSync(link))).toEqual([]);
  const run = await runProgram(programPath(native, "initdb"), ["--version"], { account, cwd: "/" });
  expect(run.output).toContain("PostgreSQL");
});

test.runIf(account !== null)(
  "an installation that Postgres's account cannot enter is copied to where it can",
  async () => {
    const { native } = bareInstallation(0o700);
    const version = `0.0.0-test-${process.pid}`;
    const binaries = { native, version };
    const prepare = () => prepareBinaries({ account, directory: temporaryHome() }, binaries);
    const [prepared, again] = await Promise.all([prepare(), prepare()]);
    onTestFinished(() => rmSync(prepared, { recursive: true, force: true }));
    expect(prepared).toContain(version);
    expect(prepared.startsWith(native)).toBe(false);
    expect(again).toBe(prepared);
    const run = await runProgram(programPath(prepared, "postgres"), ["--version"], { account, cwd: "/" });
    expect(run.output).toContain("(PostgreSQL) 18");
  },
);

test("programs that do not run here name the platform and DATABASE_URL", async () => {
  const native = join(temporaryHome(), "native");
  mkdirSync(join(native, "bin"), { recursive: true });
  for (const program of programs) writeFileSync(programPath(native, program), "no program", { mode: 0o755 });
  const version = `0.0.0-broken-${process.pid}`;
  onTestFinished(() =>
    rmSync(`/var/lib/rapport/postgres-${version}-${process.arch}`, { recursive: true, force: true }),
  );
  await expect(prepareBinaries({ account, directory: temporaryHome() }, { native, version })).rejects.toMatchObject({
    code: "unavailable",
    publicMessage: expect.stringMatching(new RegExp(`${process.platform}-${process.arch}.*DATABASE_URL`)),
  });
});

test.runIf(process.platform === "linux")("programs whose loader is missing are said to need glibc", async () => {
  const native = join(temporaryHome(), "native");
  mkdirSync(join(native, "bin"), { recursive: true });
  const script = "#!/lib/ld-that-is-not-there\n";
  for (const program of programs) writeFileSync(programPath(native, program), script, { mode: 0o755 });
  await expect(
    prepareBinaries({ account, directory: temporaryHome() }, { native, version: "0.0.0-musl" }),
  ).rejects.toMatchObject({ publicMessage: expect.stringMatching(/glibc.*musl.*DATABASE_URL/) });
});

test("a platform without a build is named, with DATABASE_URL as the way out", () => {
  expect(() => findBinaries("sunos-x64")).toThrow(/sunos-x64.*DATABASE_URL/);
});
