import { createHash, type KeyObject } from "node:crypto";
import { errors, type JWTPayload, jwtVerify } from "jose";
import { normalizeAddress } from "./webhook-address.ts";

interface Expected {
  publicKey: KeyObject;
  /** As `webhookAddressBelow` gives it. */
  address: string;
  now: Date;
}

const toleranceSeconds = 60;
/** For a token that says when it was made but not when it ends. */
const longestAgeSeconds = 24 * 60 * 60;

/**
 * Null when the token is Gong's signature (RS256) of this body for this address and its time is right; else the
 * reason, without anything of the token in it.
 */
export async function verifyJwt(rawBody: Uint8Array, token: string, expected: Expected): Promise<string | null> {
  const { publicKey, address, now } = expected;
  try {
    const { payload } = await jwtVerify(token, publicKey, {
      algorithms: ["RS256"],
      clockTolerance: toleranceSeconds,
      currentDate: now,
    });
    return objectionTo(payload, { rawBody, address, now });
  } catch (error) {
    if (error instanceof errors.JOSEError) return explain(error);
    throw error;
  }
}

function objectionTo(
  payload: JWTPayload,
  { rawBody, address, now }: { rawBody: Uint8Array; address: string; now: Date },
): string | null {
  const { iat, exp, webhook_url: url, body_sha256: digest } = payload;
  if (exp === undefined && iat !== undefined) {
    const ageSeconds = now.getTime() / 1000 - iat;
    if (ageSeconds > longestAgeSeconds + toleranceSeconds) return "is older than 24 hours and has no exp";
  }
  if (typeof url !== "string") return "has no webhook_url";
  if (normalizeAddress(url) !== address)
    return `has another webhook_url than ${address} (PUBLIC_URL and /webhooks/gong)`;
  if (typeof digest !== "string") return "has no body_sha256";
  const actual = createHash("sha256").update(rawBody).digest("hex");
  return digest.toLowerCase() === actual ? null : "has a body_sha256 that is not of this body";
}

function explain(error: errors.JOSEError): string {
  if (error instanceof errors.JWTExpired) return "has expired (exp)";
  if (error instanceof errors.JWTClaimValidationFailed) return `has a claim that does not hold (${error.claim})`;
  if (error instanceof errors.JOSEAlgNotAllowed) return "is not signed with RS256";
  if (error instanceof errors.JWSSignatureVerificationFailed)
    return "is not signed by the key in GONG_WEBHOOK_PUBLIC_KEY";
  return "is not a signed JWT";
}
