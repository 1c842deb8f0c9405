import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { ClosingLine } from "./test/closing-line.ts";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts", "stand-ins/**/*.test.ts", "evals/**/*.test.ts"],
    globalSetup: ["./test/postgres.ts"],
    reporters: ["default", new ClosingLine()],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Half of a test is waiting for Postgres: on two processors one file at a time leaves one of them idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
