import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { ConfigError, loadConfig, parseConfig } from "./config.ts";

afterEach(() => vi.unstubAllEnvs());

test("an empty environment runs the whole product on this machine", () => {
  const config = parseConfig({});
  expect(config).toMatchObject({
    PORT: 8000,
    COACHING_MODEL: "claude-sonnet-5-5",
    ENABLE_CACHING: true,
    CACHE_TTL_DAYS: 90,
    LONG_CALL_MINUTES: 60,
    SKIP_VALIDATION: false,
    GONG_REQUESTS_PER_SECOND: 3,
    GONG_REQUESTS_PER_DAY: 10_000,
    GONG_SIGNATURE_HEADER: "X-Gong-Signature",
  });
  expect(config.DATABASE_URL).toBeUndefined();
});

test("a variable that is set to nothing counts as not set", () => {
  expect(parseConfig({ PORT: "", ANTHROPIC_API_KEY: "  ", ENABLE_CACHING: "", COACHING_MODEL: "" })).toMatchObject({
    PORT: 8000,
    ANTHROPIC_API_KEY: undefined,
    ENABLE_CACHING: true,
    COACHING_MODEL: "claude-sonnet-5-5",
  });
});

test.each([
  ["PORT", "eighty"],
  ["PORT", "70000"],
  ["DATABASE_URL", "mysql://user:hunter2@host/db"],
  ["LOG_LEVEL", "chatty"],
  ["ENABLE_CACHING", "perhaps"],
  ["GONG_API_BASE_URL", "api.gong.io"],
  ["ANTHROPIC_BASE_URL", "file:///etc/passwd"],
  ["CACHE_TTL_DAYS", "-99"],
  ["GONG_SIGNATURE_HEADER", "X Gong: sig"],
  ["GONG_REQUESTS_PER_SECOND", "0.05"],
  ["GONG_REQUESTS_PER_SECOND", "1001"],
  ["GONG_REQUESTS_PER_DAY", "0"],
  ["GONG_REQUESTS_PER_DAY", "99.5"],
])("a wrong %s is named, with what it should be and without its value (%s)", (name, value) => {
  const attempt = () => parseConfig({ [name]: value });
  expect(attempt).toThrow(ConfigError);
  expect(attempt).toThrow(new RegExp(`^${name} must `));
  expect(attempt).not.toThrow(new RegExp(value.replace(/[^a-z0-9]/gi, ".")));
});

test("every wrong variable is named at once", () => {
  expect(() => parseConfig({ PORT: "x", LOG_LEVEL: "x" })).toThrow(/PORT[^]*LOG_LEVEL/);
});

test("half of the Gong keys is refused by the name of the missing half", () => {
  expect(() => parseConfig({ GONG_API_KEY: "k" })).toThrow(/^GONG_API_SECRET must be set/);
  expect(() => parseConfig({ GONG_API_SECRET: "s" })).toThrow(/^GONG_API_KEY must be set/);
});

test("windows that would never advance are refused", () => {
  const settings = { LONG_CALL_WINDOW_MINUTES: "10", LONG_CALL_OVERLAP_MINUTES: "10" };
  expect(() => parseConfig(settings)).toThrow(/LONG_CALL_OVERLAP_MINUTES must be smaller/);
});

test.each([
  [{}, 75, 4],
  [{ LONG_CALL_MINUTES: "10" }, 12.5, 1.25],
  [{ LONG_CALL_MINUTES: "10", LONG_CALL_WINDOW_MINUTES: "6", LONG_CALL_OVERLAP_MINUTES: "0" }, 6, 0],
])("windows follow what counts as a long call, unless they are set (%j)", (environment, window, overlap) => {
  expect(parseConfig(environment)).toMatchObject({
    LONG_CALL_WINDOW_MINUTES: window,
    LONG_CALL_OVERLAP_MINUTES: overlap,
  });
});

test("the environment wins over .env, and .env over the defaults", () => {
  const file = join(mkdtempSync(join(tmpdir(), "rapport-config-")), ".env");
  writeFileSync(file, 'PORT=9001\nCOACHING_MODEL="from-file"\n# a comment\n');
  vi.stubEnv("COACHING_MODEL", "from-environment");
  expect(loadConfig(file)).toMatchObject({ PORT: 9001, COACHING_MODEL: "from-environment" });
});
