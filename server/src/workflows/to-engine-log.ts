import type { DBOSConfig } from "@dbos-inc/dbos-sdk";
import type { Log } from "../core/log.ts";

/** What the durable engine has to say, in our log. Its news of every launch and poll is for debugging. */
export function toEngineLog(log: Log): NonNullable<DBOSConfig["logger"]> {
  const say = (level: "debug" | "warn" | "error") => (entry: unknown) => {
    if (entry instanceof Error) log[level]({ err: entry }, "Flows");
    else log[level]({}, `Flows: ${typeof entry === "string" ? entry : JSON.stringify(entry)}`);
  };
  return { info: say("debug"), debug: say("debug"), warn: say("warn"), error: say("error") };
}
