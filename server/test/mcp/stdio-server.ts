// The stdio door with the test tools behind it, as a process of its own.
import { serveMcpStdio } from "../../src/channels/mcp/serve-stdio.ts";
import { createTestLog, createTestTools } from "./test-tools.ts";

const { tools } = createTestTools();
await serveMcpStdio({ tools, version: "1.2.3", log: createTestLog() });
