/** The database of this process: one client, passed through the load context, never imported as a global. */
import { PrismaPg } from "@prisma/adapter-pg";
import { type Prisma, PrismaClient } from "./prisma-client/client.ts";

/** Opens transactions. */
export type Db = PrismaClient;
/** Inside a transaction; also what a read takes that does not care. */
export type Transaction = Prisma.TransactionClient;

/** A client with its own pool. The caller closes it with `$disconnect()`, or an idle pool holds the process. */
export function createDb(url: string, { connections = 10 }: { readonly connections?: number } = {}): Db {
  const adapter = new PrismaPg({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 10_000,
    application_name: "youshuofa",
  });
  return new PrismaClient({ adapter, errorFormat: "minimal" });
}
