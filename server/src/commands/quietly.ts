import type { Config } from "../config.ts";

/** On the command line the answer is the news; log lines would bury it unless they were asked for. */
export function quietly(config: Config): Config {
  return config.LOG_LEVEL === "info" ? { ...config, LOG_LEVEL: "error" } : config;
}
