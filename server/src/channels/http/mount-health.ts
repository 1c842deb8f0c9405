import type { Hono } from "hono";
import type { Log } from "../../core/log.ts";
import type { HttpEnv } from "./http-env.ts";

/** `status` and whatever else is worth knowing; of a failing part its name, never a secret. */
export interface Health extends Record<string, unknown> {
  status: "ok" | "degraded";
}

interface HealthOptions {
  tools: number;
  version: string;
  health: () => Promise<Health>;
  ready: () => Promise<boolean>;
  log: Log;
}

/** `/health` answers 200 while the process lives and says what is degraded; `/ready` is 503 until work can be done. */
export function mountHealth(app: Hono<HttpEnv>, { tools, version, health, ready, log }: HealthOptions): void {
  app.get("/health", async (context) => {
    const { status, ...rest } = await health().catch((error: unknown): Health => {
      log.error({ err: error }, "the health check itself failed");
      return { status: "degraded", failing: ["health"] };
    });
    return context.json({ status, tools, version, ...rest });
  });
  app.get("/ready", async (context) => {
    const isReady = await ready().catch((error: unknown) => {
      log.error({ err: error }, "the readiness check itself failed");
      return false;
    });
    return context.json({ ready: isReady }, isReady ? 200 : 503);
  });
}
