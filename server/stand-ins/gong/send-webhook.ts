import { createHash, createHmac, type KeyObject } from "node:crypto";
import { SignJWT } from "jose";

/** What is wrong with a webhook that must be refused. */
export type WebhookDamage = "body" | "signature" | "address" | "expired";

interface WebhookOptions {
  /** Of the product, without the path: where it is sent. */
  url: string;
  /** An item of `/calls/extensive`, or whatever shall stand as callData. */
  call: unknown;
  isTest?: boolean;
  /** Signs as a relay does: HMAC-SHA256 in X-Gong-Signature. */
  secret?: string;
  /** Signs as Gong does: a JWT (RS256) in Authorization. */
  privateKey?: KeyObject;
  /** Under which Gong knows the product; default `url`. */
  publicUrl?: string;
  /** Before the JWT; default `Bearer `. One account sends nothing. */
  scheme?: string;
  tamper?: WebhookDamage;
}

interface WebhookReply {
  status: number;
  body: unknown;
  durationMs: number;
}

/** Fires one webhook as Gong's automation rule does. */
export async function sendWebhook(options: WebhookOptions): Promise<WebhookReply> {
  const { url, call, isTest = false, tamper } = options;
  const signed = JSON.stringify({ callData: call, isTest });
  const headers = { "content-type": "application/json", ...(await sign(signed, options)) };
  const body = tamper === "body" ? `${signed} ` : signed;
  const startedMs = performance.now();
  const response = await fetch(`${url}/webhooks/gong`, { method: "POST", headers, body });
  const text = await response.text();
  return { status: response.status, body: JSON.parse(text), durationMs: performance.now() - startedMs };
}

async function sign(body: string, options: WebhookOptions): Promise<Record<string, string>> {
  const { url, publicUrl = url, secret, privateKey, scheme = "Bearer ", tamper } = options;
  const headers: Record<string, string> = {};
  if (secret !== undefined) {
    const hex = createHmac("sha256", tamper === "signature" ? `${secret}?` : secret)
      .update(body)
      .digest("hex");
    headers["x-gong-signature"] = `sha256=${hex}`;
  }
  if (privateKey !== undefined) {
    const claims = {
      webhook_url: `${tamper === "address" ? "https://elsewhere.example.com" : publicUrl}/webhooks/gong`,
      body_sha256: createHash("sha256").update(body).digest("hex"),
    };
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: "RS256", typ: "JWT" })
      .setIssuedAt()
      .setExpirationTime(tamper === "expired" ? "-1h" : "1h")
      .sign(privateKey);
    headers["authorization"] = `${scheme}${tamper === "signature" ? withoutSignature(token) : token}`;
  }
  return headers;
}

function withoutSignature(token: string): string {
  const [header, claims, signature = ""] = token.split(".");
  return [header, claims, signature.split("").toReversed().join("")].join(".");
}
