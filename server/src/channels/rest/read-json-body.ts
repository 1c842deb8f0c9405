import { ToolError } from "../../core/errors.ts";

/** 1 MiB: far above any arguments of a tool, far below what hurts. */
export const maxBodyBytes = 1_048_576;

/** The body is larger than `maxBodyBytes`. */
export class BodyTooLarge extends ToolError {
  constructor() {
    super("invalid_input", "The request body is larger than 1 MB. Send less.");
  }
}

/**
 * The JSON value in a request's body; an empty body is `{}`. Any other content type than JSON is refused, because that
 * is all a form on a foreign web page can send without asking first.
 * @throws ToolError `invalid_input`, BodyTooLarge.
 */
export async function readJsonBody(request: Request): Promise<unknown> {
  const text = await readText(request);
  const contentType = request.headers.get("content-type");
  if (text.trim() === "" && contentType === null) return {};
  if (contentType === null || !/^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(contentType)) {
    throw new ToolError("invalid_input", "Send the arguments as JSON, with the header Content-Type: application/json.");
  }
  if (text.trim() === "") return {};
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ToolError("invalid_input", `The request body is not valid JSON. ${whereItBreaks(error)}`);
  }
}

async function readText(request: Request): Promise<string> {
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

/** The parser's position without the text around it, which may be private. */
function whereItBreaks(error: unknown): string {
  const position = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
  return position === undefined ? "It ends too early." : `It breaks at character ${position}.`;
}
