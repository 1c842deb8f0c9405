import type { ServerContext } from "@modelcontextprotocol/server";
import type { Log } from "../../core/log.ts";
import type { Progress } from "../../core/tool.ts";

interface ProgressReport {
  update: (progress: Progress) => void;
  /** Resolves when every notification is on its way, so that none overtakes the answer. */
  sent(): Promise<void>;
}

/** Progress notifications for a client that gave a token for them, else nothing. Each is larger than the last. */
export function reportProgress(context: ServerContext, log: Log): ProgressReport | undefined {
  const { _meta: meta } = context.mcpReq;
  const progressToken = meta?.progressToken;
  if (progressToken === undefined) return undefined;
  let latest = -1;
  let sending = Promise.resolve();
  return {
    update: ({ fraction, message }) => {
      if (fraction <= latest) return;
      latest = fraction;
      sending = sending
        .then(() =>
          context.mcpReq.notify({
            method: "notifications/progress",
            params: { progressToken, progress: fraction, total: 1, message },
          }),
        )
        .catch((error: unknown) => log.debug({ err: error }, "a progress notification did not get through"));
    },
    sent: () => sending,
  };
}
