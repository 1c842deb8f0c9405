import type { Config } from "../config.ts";
import type { CheckOutcome } from "./checks/check.ts";
import { lazyApp, listChecks } from "./checks/list-checks.ts";
import { formatOutcome, performChecks } from "./checks/perform-checks.ts";

/** Every check with ✓ or ✗ and the way to mend it. Resolves with the exit code: 1 when one failed. */
export async function doctor(config: Config, { json }: { json: boolean }): Promise<number> {
  const app = lazyApp(config);
  const outcomes: CheckOutcome[] = [];
  try {
    for await (const outcome of performChecks(listChecks(config, app.open), { dev: false })) {
      outcomes.push(outcome);
      if (!json) process.stdout.write(`${formatOutcome(outcome)}\n`);
    }
  } finally {
    await app.close();
  }
  const ok = outcomes.every(({ status }) => status !== "failed");
  if (json) process.stdout.write(`${JSON.stringify({ ok, checks: outcomes }, null, 2)}\n`);
  else
    process.stdout.write(ok ? "\nAll checks passed.\n" : "\nMend what is marked ✗ and run `rapport doctor` again.\n");
  return ok ? 0 : 1;
}
