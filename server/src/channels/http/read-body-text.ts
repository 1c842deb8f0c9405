import { ToolError } from "../../core/errors.ts";

/** 1 MiB: far above any arguments of a tool, far below what hurts. */
const maxBodyBytes = 1_048_576;

/** The body is larger than 1 MB: 413 over HTTP. */
export class BodyTooLarge extends ToolError {
  constructor() {
    super("invalid_input", "The request body is larger than 1 MB. Send less.");
  }
}

/** A request's body as text, read no further than 1 MB. @throws BodyTooLarge. */
export async function readBodyText(request: Request): Promise<string> {
  const length = request.headers.get("content-length");
  if (length !== null) {
    if (Number(length) > maxBodyBytes) throw new BodyTooLarge();
    return request.text();
  }
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxBodyBytes) throw new BodyTooLarge();
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** `application/json` and its kin, with or without parameters. */
export function isJson(contentType: string | null): boolean {
  return contentType !== null && /^\s*application\/([\w.+-]+\+)?json\s*(;|$)/i.test(contentType);
}
