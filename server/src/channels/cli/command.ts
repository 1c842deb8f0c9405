/** What was asked for, checked and typed. */
export type Command =
  | { name: "serve"; dev: boolean; samples: boolean; web: boolean; port: number | undefined }
  | { name: "doctor"; json: boolean }
  | { name: "tools"; json: boolean }
  /** `flags` are still text: only the tool's own schema can type them. */
  | { name: "call"; tool: string; flags: string[] }
  | { name: "import"; what: "calls"; files: string[]; rep: string | undefined }
  | {
      name: "import";
      what: "orders";
      file: string;
      map: string | undefined;
      products: string | undefined;
      timezone: string | undefined;
      strict: boolean;
      guess: boolean;
    }
  | { name: "worker" }
  | { name: "gong"; what: "sync"; from: Date; to: Date; wait: boolean }
  | { name: "review"; week: string | undefined; out: string | undefined; json: boolean }
  | { name: "discover"; asOf: string | undefined; json: boolean }
  | { name: "snapshots"; what: "rebuild"; months: number }
  | { name: "export"; what: "profiles"; file: string; horizonDays: number }
  | { name: "flows"; retry: string | undefined; all: boolean; json: boolean }
  | { name: "mcp" }
  | { name: "reset" }
  | { name: "install"; target: "claude-desktop" }
  | { name: "help"; topic: CommandName | undefined }
  | { name: "version" };

export type CommandName = Exclude<Command["name"], "version">;
