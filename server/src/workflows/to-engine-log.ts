import type { DBOSConfig } from "@dbos-inc/dbos-sdk";
import type { Log } from "../core/log.ts";

/**
 * What the durable engine has to say, in our log. Its news of every launch and poll is for debugging, and so is what it
 * says once `stopping` is aborted: that flows which others go on with have lost their database.
 */
export function toEngineLog(log: Log, stopping: AbortSignal): NonNullable<DBOSConfig["logger"]> {
  const say = (usual: "debug" | "warn" | "error") => (entry: unknown) => {
    const level = stopping.aborted ? "debug" : usual;
    if (entry instanceof Error) log[level]({ err: entry }, "Flows");
    else log[level]({}, `Flows: ${typeof entry === "string" ? entry : JSON.stringify(entry)}`);
  };
  return { info: say("debug"), debug: say("debug"), warn: say("warn"), error: say("error") };
}
