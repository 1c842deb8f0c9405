import { type Clock, systemClock } from "../../core/clock.ts";
import { readPublicKey } from "./read-public-key.ts";
import { verifyHmac } from "./verify-hmac.ts";
import { verifyJwt } from "./verify-jwt.ts";
import { webhookAddressBelow } from "./webhook-address.ts";

export interface WebhookVerifierOptions {
  /** GONG_WEBHOOK_SECRET: what a relay signs with. */
  secret?: string | undefined;
  /** GONG_WEBHOOK_PUBLIC_KEY: what Gong's own JWT is checked with. */
  publicKey?: string | undefined;
  /** PUBLIC_URL, with or without a path and a slash at its end. */
  publicUrl?: string | undefined;
  /** Whether to take unsigned webhooks while neither secret nor key is set. Only right in dev mode on loopback. */
  openInDev: boolean;
  /** Of the HMAC; default `x-gong-signature`. */
  signatureHeader?: string | undefined;
  clock?: Clock;
}

/** `reason` is for the log: it holds nothing of the body or the token. */
export type WebhookVerdict = { ok: true; by: "hmac" | "jwt" | "open" } | { ok: false; reason: string };

export type VerifyWebhook = (rawBody: Uint8Array, headers: Headers) => Promise<WebhookVerdict>;

/**
 * Who may send us webhooks as Gong: whoever signs with the secret, or whoever holds Gong's private key. One valid
 * signature is enough; with neither configured nobody may, except in dev mode.
 * @throws ToolError when the public key cannot be used, naming its setting.
 */
export function createWebhookVerifier(options: WebhookVerifierOptions): VerifyWebhook {
  const { publicUrl, openInDev, signatureHeader = "x-gong-signature", clock = systemClock } = options;
  // An empty secret would let everybody sign.
  const secret = options.secret || undefined;
  const publicKey = options.publicKey ? readPublicKey(options.publicKey) : null;
  const address = publicUrl === undefined ? null : webhookAddressBelow(publicUrl);

  async function objectionToToken(rawBody: Uint8Array, headers: Headers): Promise<string | null> {
    const token = headers
      .get("authorization")
      ?.trim()
      .replace(/^bearer\s+/i, "");
    if (!token) return "there is no JWT in Authorization";
    if (publicKey === null) return "the JWT in Authorization cannot be checked: GONG_WEBHOOK_PUBLIC_KEY is not set";
    if (address === null) return "the JWT in Authorization cannot be checked: PUBLIC_URL is not set";
    const objection = await verifyJwt(rawBody, token, { publicKey, address, now: clock.now() });
    return objection === null ? null : `the JWT in Authorization ${objection}`;
  }

  function objectionToSignature(rawBody: Uint8Array, headers: Headers): string | null {
    const signature = headers.get(signatureHeader);
    if (signature === null) return `there is no ${signatureHeader}`;
    if (secret === undefined) return `${signatureHeader} cannot be checked: GONG_WEBHOOK_SECRET is not set`;
    const objection = verifyHmac(rawBody, signature, secret);
    return objection === null ? null : `${signatureHeader} ${objection}`;
  }

  return async (rawBody, headers) => {
    if (secret === undefined && publicKey === null) {
      // A browser names the page's Origin: a page anywhere could post to this machine.
      if (openInDev && headers.has("origin")) return { ok: false, reason: "unsigned and sent by a web page" };
      if (openInDev) return { ok: true, by: "open" };
      const reason = "nothing to check it with: set GONG_WEBHOOK_SECRET, or GONG_WEBHOOK_PUBLIC_KEY and PUBLIC_URL";
      return { ok: false, reason };
    }
    const ofSignature = objectionToSignature(rawBody, headers);
    if (ofSignature === null) return { ok: true, by: "hmac" };
    const ofToken = await objectionToToken(rawBody, headers);
    if (ofToken === null) return { ok: true, by: "jwt" };
    return { ok: false, reason: `${ofSignature}; ${ofToken}` };
  };
}
