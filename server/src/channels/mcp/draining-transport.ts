import type { Transport } from "@modelcontextprotocol/server";

export interface DrainingTransport extends Transport {
  /** Resolves when every request that came in has been answered, or `timeoutMs` has passed. */
  drained(timeoutMs: number): Promise<void>;
  whenClosed(listener: () => void): void;
}

/** A transport that knows which requests are still unanswered, so that a pipe can end without losing answers. */
export function createDrainingTransport(inner: Transport): DrainingTransport {
  const open = new Set<string | number>();
  const waiting: (() => void)[] = [];
  const closeListeners: (() => void)[] = [];
  const settle = () => {
    if (open.size === 0) for (const resolve of waiting.splice(0)) resolve();
  };

  const transport: DrainingTransport = {
    start: () => inner.start(),
    async send(message, options) {
      await inner.send(message, options);
      if ("id" in message && message.id !== undefined && !("method" in message)) open.delete(message.id);
      settle();
    },
    close: () => inner.close(),
    drained(timeoutMs) {
      if (open.size === 0) return Promise.resolve();
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, timeoutMs);
        waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    },
    whenClosed: (listener) => void closeListeners.push(listener),
  };
  const hears: Pick<Transport, "onmessage" | "onerror" | "onclose"> = {
    onmessage(message, extra) {
      if ("method" in message && "id" in message && message.id !== undefined) open.add(message.id);
      if ("method" in message && message.method === "notifications/cancelled") {
        const cancelled = message.params?.["requestId"];
        if (typeof cancelled === "string" || typeof cancelled === "number") open.delete(cancelled);
        settle();
      }
      transport.onmessage?.(message, extra);
    },
    onerror: (error) => transport.onerror?.(error),
    onclose() {
      open.clear();
      settle();
      transport.onclose?.();
      for (const listener of closeListeners.splice(0)) listener();
    },
  };
  Object.assign(inner, hears);
  return transport;
}
