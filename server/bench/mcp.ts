import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";
import { fileURLToPath } from "node:url";
import type { Benchmark, Figure } from "./bench.ts";

const connections = 20;
const toolCount = 20;
const rounds = 9;
const roundMs = 1_000;
const warmUpMs = 2_500;
const targetShare = 0.7;

interface Peer {
  child: ChildProcess;
  port: number;
  /** Requests per second, a round each. */
  rates: number[];
  /** Milliseconds, every request of every round. */
  latencies: number[];
}

/** `tools/call` of a trivial tool through the product's whole HTTP stack, beside the bare SDK with as many tools. */
export const mcpBenchmark: Benchmark = {
  name: "mcp",
  setting: `real servers in processes of their own on loopback, ${toolCount} tools each, ${connections} connections, ${rounds} alternating rounds of ${roundMs / 1000} s; nothing is played`,
  async run() {
    const figures: Figure[] = [];
    for (const era of ["2025-11-25", "2026-07-28"] as const) figures.push(...(await compare(era)));
    return figures;
  },
};

type Era = "2025-11-25" | "2026-07-28";

async function compare(era: Era): Promise<Figure[]> {
  const [product, bare] = await Promise.all([startPeer("product"), startPeer("bare")]);
  try {
    for (const peer of [product, bare]) await load(peer, era, warmUpMs);
    for (let round = 0; round < rounds; round += 1) {
      // Whoever goes first changes, so that neither has the quieter machine.
      for (const peer of round % 2 === 0 ? [product, bare] : [bare, product]) {
        const latencies = await load(peer, era, roundMs);
        peer.rates.push((latencies.length * 1000) / roundMs);
        for (const latency of latencies) peer.latencies.push(latency);
      }
    }
  } finally {
    product.child.kill();
    bare.child.kill();
  }
  const share = middle(product.rates.map((rate, round) => rate / (bare.rates[round] ?? rate)));
  return [
    { measure: `${era} product`, value: describe(product) },
    { measure: `${era} bare SDK`, value: describe(bare) },
    {
      measure: `${era} product / bare`,
      value: share.toFixed(2),
      target: `>= ${targetShare}`,
      met: share >= targetShare,
    },
  ];
}

async function startPeer(kind: "product" | "bare"): Promise<Peer> {
  const script = fileURLToPath(new URL("mcp-server.ts", import.meta.url));
  const child = fork(script, [kind, String(toolCount)], { execArgv: ["--import", "tsx"] });
  const [message] = (await Promise.race([
    once(child, "message"),
    once(child, "exit").then(() => Promise.reject(new Error(`The ${kind} server did not start.`))),
  ])) as [{ port: number }];
  return { child, port: message.port, rates: [], latencies: [] };
}

/** Keeps every connection busy for `durationMs`. Resolves with the latency of each answer, in milliseconds. */
async function load({ port }: Peer, era: Era, durationMs: number): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const message = messageOf(era);
  const latencies: number[] = [];
  const untilMs = performance.now() + durationMs;
  const connection = async () => {
    while (performance.now() < untilMs) {
      const startedMs = performance.now();
      await ask(port, agent, message);
      latencies.push(performance.now() - startedMs);
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  agent.destroy();
  return latencies;
}

interface Message {
  headers: Record<string, string>;
  body: string;
}

function messageOf(era: Era): Message {
  const params: Record<string, unknown> = { name: "lookup_7", arguments: { id: "one", limit: 5 } };
  const headers: Record<string, string> = {
    "content-type": "application/json",
    accept: "application/json, text/event-stream",
    "mcp-protocol-version": era,
  };
  if (era === "2026-07-28") {
    headers["mcp-method"] = "tools/call";
    headers["mcp-name"] = "lookup_7";
    params["_meta"] = {
      "io.modelcontextprotocol/protocolVersion": era,
      "io.modelcontextprotocol/clientInfo": { name: "bench", version: "1" },
      "io.modelcontextprotocol/clientCapabilities": {},
    };
  }
  return { headers, body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/call", params }) };
}

function ask(port: number, agent: Agent, { headers, body }: Message): Promise<void> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: "127.0.0.1", port, path: "/mcp", method: "POST", agent, headers }, (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (chunk: string) => (text += chunk));
      answer.on("end", () =>
        text.includes('"structuredContent"') ? resolve() : reject(new Error(`Not an answer: ${text.slice(0, 200)}`)),
      );
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

function describe({ rates, latencies }: Peer): string {
  const sorted = latencies.toSorted((a, b) => a - b);
  const p99 = sorted[Math.floor(sorted.length * 0.99)] ?? 0;
  return `${middle(rates).toFixed(0)} req/s, p99 ${p99.toFixed(0)} ms`;
}

function middle(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
