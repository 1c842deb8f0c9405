import { generateKeyPairSync } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startHttp } from "../../test/mcp/start-http.ts";
import { createWebhookVerifier } from "../../src/vendors/gong/verify-webhook.ts";
import { makeGongPair } from "./make-gong-pair.ts";
import { sendWebhook, type WebhookDamage } from "./send-webhook.ts";

const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const secret = "a relay's secret";
const publicUrl = "https://coach.example.com";
const { call } = makeGongPair();

let server: Awaited<ReturnType<typeof startHttp>>;
beforeEach(async () => {
  const pem = publicKey.export({ type: "spki", format: "pem" }).toString();
  const verify = createWebhookVerifier({ secret, publicKey: pem, publicUrl, openInDev: false });
  const receive = async (raw: Uint8Array, headers: Headers) => {
    const verdict = await verify(raw, headers);
    if (!verdict.ok) return { status: 401, body: {}, reason: verdict.reason } as const;
    return { status: 202, body: { by: verdict.by, body: JSON.parse(Buffer.from(raw).toString()) } } as const;
  };
  server = await startHttp({ webhooks: [{ source: "gong", receive }] });
});
afterEach(() => server.close());

describe("through the real HTTP stack", () => {
  test("what Gong and a relay send is taken, whole", async () => {
    const { url } = server;
    const relayed = await sendWebhook({ url, call, secret });
    expect(relayed).toMatchObject({ status: 202, body: { by: "hmac", body: { callData: call, isTest: false } } });
    for (const scheme of ["Bearer ", ""]) {
      const own = await sendWebhook({ url, call, privateKey, publicUrl, scheme, isTest: true });
      expect(own).toMatchObject({ status: 202, body: { by: "jwt", body: { isTest: true } } });
    }
  });

  test.each<[WebhookDamage, "relay" | "Gong"]>([
    ["body", "relay"],
    ["signature", "relay"],
    ["body", "Gong"],
    ["signature", "Gong"],
    ["address", "Gong"],
    ["expired", "Gong"],
  ])("one with a wrong %s is refused, from a %s", async (tamper, from) => {
    const keys = from === "relay" ? { secret } : { privateKey, publicUrl };
    const reply = await sendWebhook({ url: server.url, call, tamper, ...keys });
    expect(reply).toMatchObject({ status: 401, body: { error: { code: "unauthenticated" } } });
  });
});
