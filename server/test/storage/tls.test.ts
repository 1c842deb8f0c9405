import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../../src/storage/database.ts";
import { parseDatabaseUrl } from "../../src/storage/parse-database-url.ts";
import { startEmbeddedPostgres } from "../../src/storage/embedded/start-embedded-postgres.ts";
import { ownData } from "../../src/storage/embedded/own-data.ts";
import { chooseAccount } from "../../src/storage/embedded/account.ts";
import { temporaryHome } from "./temporary-home.ts";

const openssl = spawnSync("openssl", ["version"]).status === 0;

test.each(["require", "prefer", "verify-ca", "verify-full"])("sslmode=%s means a verified certificate", (mode) => {
  const address = parseDatabaseUrl(`postgresql://u:p@db.example.com/x?sslmode=${mode}&channel_binding=require`);
  expect(new URL(address.connectionString).searchParams.get("sslmode")).toBe("verify-full");
  expect(address).toMatchObject({ channelBinding: true, shown: "db.example.com:5432/x" });
});

test.each(["disable", "no-verify"])("sslmode=%s is taken as it is", (mode) => {
  const address = parseDatabaseUrl(`postgresql://u:p@db.example.com:6543/x?sslmode=${mode}`);
  expect(new URL(address.connectionString).searchParams.get("sslmode")).toBe(mode);
  expect(address).toMatchObject({ channelBinding: false, shown: "db.example.com:6543/x" });
});

test.skipIf(!openssl)(
  "sslmode=require works with a certificate of a known authority and refuses any other (needs openssl)",
  async () => {
    const certificates = mkdtempSync(join(tmpdir(), "rapport-test-certificates-"));
    onTestFinished(() => rmSync(certificates, { recursive: true, force: true }));
    const certificate = join(certificates, "server.crt");
    const request = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=IP:127.0.0.1";
    spawnSync("openssl", [...request.split(" "), "-keyout", join(certificates, "server.key"), "-out", certificate]);
    const home = temporaryHome();
    const plain = await startEmbeddedPostgres({ home, settings: { fsync: "off" } });
    await plain.stop();
    for (const name of ["server.key", "server.crt"])
      copyFileSync(join(certificates, name), join(plain.dataDirectory, name));
    const account = chooseAccount();
    spawnSync("chown", [`${account?.uid ?? process.getuid?.()}`, join(plain.dataDirectory, "server.key")]);
    spawnSync("chmod", ["600", join(plain.dataDirectory, "server.key")]);
    spawnSync("chmod", ["644", join(plain.dataDirectory, "server.crt")]);
    await ownData({ account, dataDirectory: plain.dataDirectory });
    const postgres = await startEmbeddedPostgres({ home, settings: { fsync: "off", ssl: "on" } });
    onTestFinished(() => postgres.stop());
    const open = (query: string) => openDatabase({ url: `${postgres.url}?${query}`, applicationName: "test" });

    await expect(open("sslmode=require")).rejects.toMatchObject({
      code: "unavailable",
      publicMessage: expect.stringMatching(/certificate cannot be verified/),
    });
    const verified = await open(`sslmode=require&channel_binding=require&sslrootcert=${certificate}`);
    const { rows } = await verified.pool.query("select ssl from pg_stat_ssl where pid = pg_backend_pid()");
    await verified.close();
    expect(rows).toEqual([{ ssl: true }]);
  },
);
