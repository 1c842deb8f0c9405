import { createHash, createHmac, generateKeyPairSync } from "node:crypto";
import * as fc from "fast-check";
import { type JWTPayload, SignJWT, UnsecuredJWT } from "jose";
import { describe, expect, test } from "vitest";
import { ToolError } from "../../core/errors.ts";
import { createWebhookVerifier, type WebhookVerifierOptions } from "./verify-webhook.ts";

const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const strangers = generateKeyPairSync("rsa", { modulusLength: 2048 });
const pem = publicKey.export({ type: "spki", format: "pem" }).toString();
const secret = "a relay's secret";
const publicUrl = "https://coach.example.com";
const address = `${publicUrl}/webhooks/gong`;
const body = Buffer.from('{"callData":{"metaData":{"id":"77823422740259378951"}},"isTest":false}');
const now = new Date("2026-11-16T12:00:00Z");
const nowSeconds = now.getTime() / 1000;
const hour = 3600;

const verifier = (options: Partial<WebhookVerifierOptions> = {}) =>
  createWebhookVerifier({ openInDev: false, clock: { now: () => now }, ...options });
const hmacOf = (raw: Uint8Array, key = secret) => createHmac("sha256", key).update(raw).digest("hex");
const signed = (hex: string) => new Headers({ "x-gong-signature": `sha256=${hex}` });
const digestOf = (raw: Uint8Array) => createHash("sha256").update(raw).digest("hex");

const claimsOf = (raw: Uint8Array): JWTPayload => ({ webhook_url: address, body_sha256: digestOf(raw) });
const tokenOf = (claims: JWTPayload, key = privateKey) =>
  new SignJWT(claims).setProtectedHeader({ alg: "RS256" }).sign(key);
const bearing = (token: string, scheme = "Bearer ") => new Headers({ authorization: `${scheme}${token}` });
const reasonOf = async (verdict: ReturnType<ReturnType<typeof verifier>>) => {
  const answer = await verdict;
  return answer.ok ? expect.fail(`accepted by ${answer.by}`) : answer.reason;
};

describe("with a secret", () => {
  const verify = verifier({ secret });

  test.each([hmacOf(body), hmacOf(body).toUpperCase()])("the HMAC of the body is accepted in hex of any case", (hex) =>
    expect(verify(body, signed(hex))).resolves.toEqual({ ok: true, by: "hmac" }),
  );

  test("the header's name is a setting", async () => {
    const renamed = verifier({ secret, signatureHeader: "X-Relay-Signature" });
    const headers = new Headers({ "x-relay-signature": `sha256=${hmacOf(body)}` });
    expect(await renamed(body, headers)).toMatchObject({ ok: true });
    expect(await renamed(body, signed(hmacOf(body)))).toMatchObject({ ok: false });
  });

  test.each([
    ["none", {}],
    ["an empty one", { "x-gong-signature": "" }],
    ["one without its prefix", { "x-gong-signature": hmacOf(body) }],
    ["another algorithm", { "x-gong-signature": `sha1=${hmacOf(body).slice(0, 40)}` }],
    ["a short one", { "x-gong-signature": `sha256=${hmacOf(body).slice(2)}` }],
    ["a long one", { "x-gong-signature": `sha256=${hmacOf(body)}00` }],
    ["another secret's", { "x-gong-signature": `sha256=${hmacOf(body, "guess")}` }],
    ["the plain hash of the body", { "x-gong-signature": `sha256=${digestOf(body)}` }],
  ])("a wrong signature is refused: %s", async (_, headers: Record<string, string>) => {
    expect(await verify(body, new Headers(headers))).toMatchObject({ ok: false });
  });

  test("any other byte in the body or the signature refuses", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 300 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (raw, position, change) => {
          const hex = hmacOf(raw);
          expect(await verify(raw, signed(hex))).toMatchObject({ ok: true });
          expect(await verify(flip(raw, position, change), signed(hex))).toMatchObject({ ok: false });
          const forged = flip(Buffer.from(hex, "hex"), position, change);
          expect(await verify(raw, signed(Buffer.from(forged).toString("hex")))).toMatchObject({ ok: false });
        },
      ),
    );
  });
});

describe("with Gong's public key", () => {
  const verify = verifier({ publicKey: pem, publicUrl });

  test.each(["", "Bearer ", "bearer ", "BEARER  "])("the JWT is accepted after %j", async (scheme) => {
    const token = await tokenOf(claimsOf(body));
    expect(await verify(body, bearing(token, scheme))).toEqual({ ok: true, by: "jwt" });
  });

  test.each([
    ["as Gong shows it", pem],
    ["on one line with literal \\n", pem.trim().replaceAll("\n", "\\n")],
    ["on one line with spaces", pem.trim().replaceAll("\n", " ")],
    ["with Windows line ends", pem.replaceAll("\n", "\r\n")],
    ["without its markers", pem.replace(/-----.*-----/g, "")],
    ["without markers or line ends", pem.replace(/-----.*-----/g, "").replace(/\s/g, "")],
    ["in quotes", `"${pem.trim()}"`],
    ["in the older RSA form", publicKey.export({ type: "pkcs1", format: "pem" }).toString()],
  ])("the key may be written %s", async (_, text) => {
    const token = await tokenOf(claimsOf(body));
    expect(await verifier({ publicKey: text, publicUrl })(body, bearing(token))).toMatchObject({ ok: true });
  });

  test.each([
    [publicUrl, "https://COACH.Example.com/webhooks/gong"],
    [publicUrl, "https://coach.example.com/webhooks/gong/"],
    [publicUrl, "https://coach.example.com:443/webhooks/gong"],
    [`${publicUrl}/`, address],
    ["https://Coach.Example.COM", address],
    [`${publicUrl}/rapport/`, `${publicUrl}/rapport/webhooks/gong`],
    ["http://localhost:8000", "http://LOCALHOST:8000/webhooks/gong/"],
  ])("under the public URL %s the webhook_url %s is ours", async (url, claim) => {
    const token = await tokenOf({ ...claimsOf(body), webhook_url: claim });
    expect(await verifier({ publicKey: pem, publicUrl: url })(body, bearing(token))).toMatchObject({ ok: true });
  });

  test.each([
    "https://evil.example/webhooks/gong",
    "http://coach.example.com/webhooks/gong",
    "https://coach.example.com/webhooks/GONG",
    "https://coach.example.com/webhooks/gong/more",
    "https://coach.example.com.evil.example/webhooks/gong",
    "https://coach.example.com:8443/webhooks/gong",
    "not an address",
    "",
    42,
    undefined,
  ])("the webhook_url %j is another's, and the log may say which was expected", async (claim) => {
    const token = await tokenOf({ ...claimsOf(body), webhook_url: claim });
    expect(await reasonOf(verify(body, bearing(token)))).toContain("webhook_url");
  });

  test("body_sha256 is taken in any case, and must be there and be of this body", async () => {
    const upper = await tokenOf({ ...claimsOf(body), body_sha256: digestOf(body).toUpperCase() });
    expect(await verify(body, bearing(upper))).toMatchObject({ ok: true });
    for (const digest of [undefined, "", 7, digestOf(Buffer.from("another"))]) {
      const token = await tokenOf({ ...claimsOf(body), body_sha256: digest });
      expect(await reasonOf(verify(body, bearing(token)))).toContain("body_sha256");
    }
  });

  test.each([
    ["is long over", { exp: nowSeconds - 61 }, false],
    ["is over within the tolerance", { exp: nowSeconds - 58 }, true],
    ["ends later", { exp: nowSeconds + hour, iat: nowSeconds - 48 * hour }, true],
    ["has not begun", { nbf: nowSeconds + 61 }, false],
    ["begins within the tolerance", { nbf: nowSeconds + 58 }, true],
    ["was made a day ago and never ends", { iat: nowSeconds - 24 * hour - 61 }, false],
    ["was made today and never ends", { iat: nowSeconds - 23 * hour }, true],
    ["says nothing of time", {}, true],
    ["ends at no time", { exp: "soon" as unknown as number }, false],
  ])("a token that %s", async (_, times, ok) => {
    const token = await tokenOf({ ...claimsOf(body), ...times });
    expect(await verify(body, bearing(token))).toMatchObject({ ok });
  });

  test("a token of another key, without a signature, or with our public key as its secret is refused", async () => {
    const stranger = await tokenOf(claimsOf(body), strangers.privateKey);
    expect(await reasonOf(verify(body, bearing(stranger)))).toContain("not signed by the key");
    expect(await reasonOf(verify(body, bearing(new UnsecuredJWT(claimsOf(body)).encode())))).toContain("RS256");
    for (const shared of [pem, pem.trim()]) {
      const confused = await new SignJWT(claimsOf(body))
        .setProtectedHeader({ alg: "HS256" })
        .sign(new TextEncoder().encode(shared));
      expect(await reasonOf(verify(body, bearing(confused)))).toContain("RS256");
    }
    const stronger = await new SignJWT(claimsOf(body)).setProtectedHeader({ alg: "RS512" }).sign(privateKey);
    expect(await reasonOf(verify(body, bearing(stronger)))).toContain("RS256");
  });

  test.each(["", "Bearer", "Bearer ", "Basic a2V5OnNlY3JldA==", "a.b.c", "x".repeat(10_000), "..", "e30.e30."])(
    "what is no JWT is refused: %s",
    async (value) => expect(await verify(body, bearing(value, ""))).toMatchObject({ ok: false }),
  );

  test("any other byte in the body or the signature refuses", async () => {
    const token = await tokenOf(claimsOf(body));
    const [header, claims, signature = ""] = token.split(".");
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 255 }), async (position, change) => {
        expect(await verify(flip(body, position, change), bearing(token))).toMatchObject({ ok: false });
        const forged = Buffer.from(flip(Buffer.from(signature, "base64url"), position, change)).toString("base64url");
        expect(await verify(body, bearing(`${header}.${claims}.${forged}`))).toMatchObject({ ok: false });
      }),
    );
  });

  test("without PUBLIC_URL nothing can be checked, and the log says so", async () => {
    const token = await tokenOf(claimsOf(body));
    expect(await reasonOf(verifier({ publicKey: pem })(body, bearing(token)))).toContain("PUBLIC_URL is not set");
  });

  const ellipticPem = generateKeyPairSync("ec", { namedCurve: "P-256" })
    .publicKey.export({ type: "spki", format: "pem" })
    .toString();
  const shortPem = generateKeyPairSync("rsa", { modulusLength: 1024 })
    .publicKey.export({ type: "spki", format: "pem" })
    .toString();
  test.each([
    ["broken", pem.replace("MII", "MIX"), /GONG_WEBHOOK_PUBLIC_KEY is not an RSA public key/],
    ["cut", pem.slice(0, 120), /GONG_WEBHOOK_PUBLIC_KEY/],
    ["no key", "hush", /GONG_WEBHOOK_PUBLIC_KEY/],
    ["private", privateKey.export({ type: "pkcs8", format: "pem" }).toString(), /private key/],
    ["of another kind", ellipticPem, /of type ec/],
    ["too short", shortPem, /1024 bits/],
  ])("a key that is %s is refused at once by the setting's name, without being shown", (_, text, words) => {
    const create = () => verifier({ publicKey: text, publicUrl });
    expect(create).toThrow(ToolError);
    expect(create).toThrow(words);
    expect(create).not.toThrow(
      new RegExp(
        text
          .replace(/-----.*-----/g, "")
          .trim()
          .slice(0, 40)
          .replace(/[+/]/g, "."),
      ),
    );
  });
});

describe("who may come in", () => {
  const both = verifier({ secret, publicKey: pem, publicUrl });

  test("with both configured, either is enough, also beside a wrong one of the other kind", async () => {
    const token = await tokenOf(claimsOf(body));
    expect(await both(body, signed(hmacOf(body)))).toEqual({ ok: true, by: "hmac" });
    expect(await both(body, bearing(token))).toEqual({ ok: true, by: "jwt" });
    const proxied = signed(hmacOf(body));
    proxied.set("authorization", "Basic a2V5OnNlY3JldA==");
    expect(await both(body, proxied)).toEqual({ ok: true, by: "hmac" });
    const mixed = bearing(token);
    mixed.set("x-gong-signature", "sha256=00");
    expect(await both(body, mixed)).toEqual({ ok: true, by: "jwt" });
    expect(await both(body, new Headers())).toMatchObject({ ok: false });
  });

  test("with nothing configured nobody may, unless it is dev mode", async () => {
    const token = await tokenOf(claimsOf(body));
    for (const headers of [new Headers(), signed(hmacOf(body, "")), bearing(token)]) {
      expect(await reasonOf(verifier()(body, headers))).toContain("GONG_WEBHOOK_SECRET");
      expect(await verifier({ secret: "", publicKey: "" })(body, headers)).toMatchObject({ ok: false });
      expect(await verifier({ openInDev: true })(body, headers)).toEqual({ ok: true, by: "open" });
    }
  });

  test("dev mode is not open to web pages, which reach this machine from any browser on it", async () => {
    const page = new Headers({ origin: "https://evil.example" });
    expect(await verifier({ openInDev: true })(body, page)).toMatchObject({ ok: false });
  });

  test("dev mode opens nothing once a secret or a key is set", async () => {
    expect(await verifier({ secret, openInDev: true })(body, new Headers())).toMatchObject({ ok: false });
    expect(await verifier({ publicKey: pem, publicUrl, openInDev: true })(body, new Headers())).toMatchObject({
      ok: false,
    });
  });

  test("a reason holds nothing of the body or the token", async () => {
    const token = await tokenOf({ ...claimsOf(body), webhook_url: "https://evil.example/private-path" });
    const headers = bearing(token);
    headers.set("x-gong-signature", `sha256=${hmacOf(body, "guess")}`);
    const reason = await reasonOf(both(body, headers));
    expect(reason).not.toMatch(/callData|77823422740259378951|evil|private-path/);
    for (const part of [...token.split("."), hmacOf(body, "guess"), secret]) expect(reason).not.toContain(part);
  });
});

function flip(bytes: Uint8Array, position: number, change: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const at = position % copy.length;
  copy[at] = (copy[at] ?? 0) ^ change;
  return copy;
}
