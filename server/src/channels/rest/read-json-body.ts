import { ToolError } from "../../core/errors.ts";
import { isJson, readBodyText } from "../http/read-body-text.ts";

/**
 * The JSON value in a request's body; an empty body is `{}`. Any other content type than JSON is refused, because that
 * is all a form on a foreign web page can send without asking first.
 * @throws ToolError `invalid_input`, BodyTooLarge.
 */
export async function readJsonBody(request: Request): Promise<unknown> {
  const text = await readBodyText(request);
  const contentType = request.headers.get("content-type");
  const isEmpty = text.trim() === "";
  if (isEmpty && contentType === null) return {};
  if (!isJson(contentType)) {
    throw new ToolError("invalid_input", "Send the arguments as JSON, with the header Content-Type: application/json.");
  }
  if (isEmpty) return {};
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ToolError("invalid_input", `The request body is not valid JSON. ${whereItBreaks(error)}`);
  }
}

/** The parser's position without the text around it, which may be private. */
function whereItBreaks(error: unknown): string {
  const position = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
  return position === undefined
    ? "It ends too early or holds something unexpected."
    : `It breaks at character ${position}.`;
}
