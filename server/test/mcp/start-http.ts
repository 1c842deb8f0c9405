import { createHttpApp, type HttpAppOptions } from "../../src/channels/http/create-http-app.ts";
import { listen } from "../../src/channels/http/listen.ts";
import { createTestLog, createTestTools } from "./test-tools.ts";

/** The real HTTP stack on a free port of loopback, with the test tools behind it. */
export async function startHttp(options: Partial<HttpAppOptions> = {}) {
  const test = createTestTools();
  const log = createTestLog();
  const app = createHttpApp({
    tools: test.tools,
    version: "1.2.3",
    health: async () => ({ status: "ok" }),
    ready: async () => true,
    log,
    ...options,
  });
  const server = await listen(app, { port: 0, host: "127.0.0.1" });
  const { port } = server;
  return { ...test, log, port, close: () => server.close(), url: `http://127.0.0.1:${port}` };
}
