import { defineConfig } from "vitest/config";

const always = ["tests/setup/console.ts", "tests/setup/third-parties.ts", "app/i18n/index.ts"];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["{app,server,scripts,prisma,tests}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.integration.test.ts", "**/*.journey.test.ts"],
          setupFiles: always,
        },
      },
      {
        test: {
          name: "integration",
          include: ["{app,server,scripts,prisma,tests}/**/*.integration.test.ts"],
          setupFiles: always,
          globalSetup: "tests/setup/database-server.ts",
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: "journeys",
          include: ["tests/journeys/**/*.journey.test.ts"],
          setupFiles: always,
          globalSetup: ["tests/setup/build.ts", "tests/setup/database-server.ts"],
          testTimeout: 120_000,
          hookTimeout: 60_000,
          // A page answers in its own time: what it shows is waited for, never read at once.
          expect: { poll: { timeout: 10_000 } },
        },
      },
    ],
    // Two at once: more browsers and databases than cores only take turns.
    maxWorkers: 2,
    restoreMocks: true,
  },
});
