import { defineConfig } from "prisma/config";

/**
 * Read by `prisma generate` and, where somebody prefers Prisma's own command, by `prisma migrate deploy`.
 * This project applies its migrations with `npm run migrate`, which needs no downloaded engine.
 */
export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://not-set" },
});
