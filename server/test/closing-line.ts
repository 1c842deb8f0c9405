import type { Reporter, TestModule } from "vitest/node";

/** Ends a run with one line that any machine can read: `N passed, N failed, N skipped`. */
export class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const count = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    let broken = 0;
    for (const module of modules) {
      const tests = [...module.children.allTests()];
      for (const test of tests) count[test.result().state] += 1;
      if (!module.ok() && tests.every((test) => test.result().state !== "failed")) broken += 1;
    }
    process.stdout.write(`${count.passed} passed, ${count.failed + broken} failed, ${count.skipped} skipped\n`);
  }
}
