import type { Config } from "../config.ts";

export async function guessOrderMapOf(_config: Config, _file: string): Promise<number> {
  return 1;
}
