import { createPublicKey, type KeyObject } from "node:crypto";
import { ToolError } from "../../core/errors.ts";

const smallestModulusBits = 2048;

/**
 * The RSA public key that Gong shows for its signed webhooks, however it was pasted: with or without PEM markers, on
 * one line, with literal `\n`, with spaces, in quotes.
 * @throws ToolError naming GONG_WEBHOOK_PUBLIC_KEY and what is wrong with it, never the key.
 */
export function readPublicKey(text: string): KeyObject {
  if (/PRIVATE KEY/i.test(text)) throw unusable("is a private key: paste the public one");
  const der = Buffer.from(base64Of(text), "base64");
  const key = parse(der, "spki") ?? parse(der, "pkcs1");
  if (key === null) throw unusable("is not an RSA public key");
  if (key.asymmetricKeyType !== "rsa") throw unusable(`is of type ${key.asymmetricKeyType}, not an RSA public key`);
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (bits < smallestModulusBits) throw unusable(`has ${bits} bits, too few to be trusted`);
  return key;
}

function base64Of(text: string): string {
  return text
    .replace(/\\[rn]/g, "\n")
    .replace(/-----[A-Z ]*-----/gi, "")
    .replace(/["'\s]/g, "");
}

function parse(der: Buffer, type: "spki" | "pkcs1"): KeyObject | null {
  try {
    return createPublicKey({ key: der, format: "der", type });
  } catch {
    // OpenSSL's reasons speak of ASN.1; the caller says what is expected instead.
    return null;
  }
}

function unusable(what: string): ToolError {
  return new ToolError(
    "unavailable",
    `GONG_WEBHOOK_PUBLIC_KEY ${what}. Copy the public key that Gong shows beside the webhook rule; its BEGIN and END lines may be left out.`,
  );
}
