// The baseline of the webhook benchmark: Hono as its documentation shows it, which reads a body, checks its
// HMAC, and keeps nothing.
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { createHmac, timingSafeEqual } from "node:crypto";
import { once } from "node:events";

const secret = process.argv[2] ?? "";
const app = new Hono();
app.post("/webhooks/gong", async (context) => {
  const raw = Buffer.from(await context.req.arrayBuffer());
  const given = Buffer.from(context.req.header("x-gong-signature")?.replace("sha256=", "") ?? "", "hex");
  const right = createHmac("sha256", secret).update(raw).digest();
  if (given.length !== right.length || !timingSafeEqual(given, right)) return context.json({ status: "refused" }, 401);
  return context.json({ status: "queued" }, 202);
});
const server = createAdaptorServer({ fetch: app.fetch });
server.listen(0, "127.0.0.1");
await once(server, "listening");
const address = server.address();
if (address === null || typeof address === "string") throw new TypeError("An HTTP server has a port.");
process.send?.({ url: `http://127.0.0.1:${address.port}` });
