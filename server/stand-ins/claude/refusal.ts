/** An error answer in the service's own shape. */
export interface Refusal {
  status: number;
  type: string;
  message: string;
  retryAfterSeconds?: number | undefined;
}

const typeOfStatus: Record<number, string> = {
  400: "invalid_request_error",
  401: "authentication_error",
  402: "billing_error",
  403: "permission_error",
  404: "not_found_error",
  409: "conflict_error",
  413: "request_too_large",
  429: "rate_limit_error",
  504: "timeout_error",
  529: "overloaded_error",
};

/** Builds a refusal whose `type` follows from the status. */
export function refuse(status: number, message: string, retryAfterSeconds?: number): Refusal {
  return { status, type: typeOfStatus[status] ?? "api_error", message, retryAfterSeconds };
}
