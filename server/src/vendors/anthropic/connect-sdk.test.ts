import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { connectSdk } from "./connect-sdk.ts";

afterEach(() => vi.unstubAllEnvs());

test("address, credential and headers come from the options, whatever the environment says", async () => {
  const seen: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    seen.push(request.headers);
    response.writeHead(200, { "content-type": "application/json" }).end('{"id":"m"}');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  vi.stubEnv("ANTHROPIC_BASE_URL", "http://127.0.0.1:1");
  vi.stubEnv("ANTHROPIC_API_KEY", "from-environment");
  vi.stubEnv("ANTHROPIC_AUTH_TOKEN", "from-environment");
  vi.stubEnv("ANTHROPIC_LOG", "debug");
  vi.stubEnv(
    "ANTHROPIC_CUSTOM_HEADERS",
    "x-api-key: from-environment\nAuthorization: Bearer from-environment\nx-team: a",
  );
  const printed = vi.spyOn(console, "debug").mockImplementation(() => {});

  const sdk = connectSdk({
    apiKey: "given",
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    firstByteTimeoutMs: 5_000,
    idleTimeoutMs: 5_000,
  });
  await sdk.models.retrieve("m");
  server.close();

  expect(seen).toHaveLength(1);
  expect(seen[0]).toMatchObject({ authorization: "Bearer given" });
  expect(JSON.stringify(seen)).not.toContain("from-environment");
  expect(seen[0]).not.toHaveProperty("x-team");
  expect(printed).not.toHaveBeenCalled();
  printed.mockRestore();
});

test("the SDK does not retry behind the policy's back", () => {
  const sdk = connectSdk({ apiKey: "given", baseUrl: "http://127.0.0.1:1", firstByteTimeoutMs: 1, idleTimeoutMs: 1 });
  expect(sdk.maxRetries).toBe(0);
});
