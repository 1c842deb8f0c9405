import { ToolError } from "../../core/errors.ts";

/** `https://host/v2`, however it was given: with or without `/v2`, with or without a slash at the end. */
export function normalizeBaseUrl(baseUrl: string): string {
  if (!URL.canParse(baseUrl)) {
    const message = "GONG_API_BASE_URL is not an address, such as https://us-12345.api.gong.io.";
    throw new ToolError("unavailable", message, { reason: "refused" });
  }
  const url = new URL(baseUrl);
  const path = url.pathname.replace(/\/+$/, "").replace(/\/v2$/, "");
  return `${url.origin}${path}/v2`;
}
