import type { Account } from "./account.ts";

/** One data directory and everything needed to run a postmaster on it. */
export interface Cluster {
  /** `<home>/postgres`: the record and the boot lock. */
  base: string;
  /** Holds data and log; `base`, unless Postgres's account cannot enter it. */
  directory: string;
  dataDirectory: string;
  logFile: string;
  port: number;
  password: string;
  account: Account | null;
}

export const majorVersion = "18";
/** Superuser and database of the embedded cluster. */
export const owner = "rapport";

export const connectionUrl = (cluster: Cluster) =>
  `postgresql://${owner}:${cluster.password}@127.0.0.1:${cluster.port}/${owner}`;
