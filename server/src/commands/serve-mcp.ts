import { createApp } from "../app.ts";
import { version } from "../project.ts";
import { serveMcpStdio } from "../channels/mcp/serve-stdio.ts";
import type { Config } from "../config.ts";

/** `rapport mcp`: until stdin ends. Nothing but protocol goes to stdout. */
export async function serveMcp(config: Config): Promise<number> {
  const app = await createApp(config);
  try {
    await serveMcpStdio({ tools: app.tools, version, log: app.log });
    return 0;
  } finally {
    await app.close();
  }
}
