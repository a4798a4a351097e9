/**
 * Work that happens later: reminders, clocks, deliveries. The queue lives in the same PostgreSQL, so that a job
 * is enqueued in the transaction that gives the reason for it.
 *
 * A room names its queues with `defineJob` in a `*.server.ts` file and hands them to `server/jobs.ts`.
 */
import { randomUUID } from "node:crypto";
import { fromPrisma, PgBoss } from "pg-boss";
import type { Db, Transaction } from "./db.server.ts";
import type { Env } from "./env.server.ts";

/** What a job may use. `now` is when this run began. */
export type JobContext = { readonly db: Db; readonly env: Env; readonly now: Date };

export type JobDefinition<Data extends object = object> = {
  /** `petitions.remind`: room and verb. */
  readonly queue: string;
  /** Runs once per job, and again after an error, so it must bear repetition. */
  readonly run: (data: Data, context: JobContext) => Promise<void>;
  /** A cron line in Asia/Shanghai for work that comes back by itself; its data is empty. */
  readonly schedule?: string;
  /** How often a failed run is repeated, with growing pauses. Default 5. */
  readonly retries?: number;
};

/** Gives a definition its type and erases it again, so that different ones fit one list. */
export function defineJob<Data extends object>(definition: JobDefinition<Data>): JobDefinition {
  return definition as unknown as JobDefinition;
}

/** Puts jobs into the queue. Part of the load context. */
export type Jobs = {
  /** Enqueued if and only if `tx` commits. `key`: of several waiting jobs with the same key one remains. */
  readonly enqueue: <Data extends object>(
    tx: Transaction,
    job: { readonly queue: string },
    data: Data,
    options?: { readonly at?: Date; readonly key?: string },
  ) => Promise<void>;
};

export type JobRunner = Jobs & {
  /** Waits for running jobs, up to 10 s. */
  readonly stop: () => Promise<void>;
};

/**
 * Opens the queues and, where `work` is set, runs their jobs in this process. Several processes may work on the
 * same queues. `onError` gets what a run threw; the job is tried again.
 */
export async function startJobs(options: {
  readonly db: Db;
  readonly env: Env;
  readonly definitions: readonly JobDefinition[];
  readonly work: boolean;
  readonly onError: (error: unknown, queue: string) => void;
}): Promise<JobRunner> {
  const { db, env, definitions, work, onError } = options;
  const boss = new PgBoss({
    connectionString: env.databaseUrl,
    max: 3,
    application_name: "youshuofa-jobs",
    schedule: work,
    supervise: work,
  });
  boss.on("error", (error) => onError(error, "queue"));
  await boss.start();
  for (const definition of definitions) {
    // `short`: of the jobs of one key that wait, one is kept. A scheduled job has no key: one waits at a time.
    await boss.createQueue(definition.queue, {
      policy: "short",
      retryLimit: definition.retries ?? 5,
      retryBackoff: true,
    });
    if (!work) continue;
    await boss.work<object>(definition.queue, { batchSize: 1, pollingIntervalSeconds: 2 }, async (jobs) => {
      for (const job of jobs) {
        try {
          await definition.run(job.data ?? {}, { db, env, now: new Date() });
        } catch (error) {
          onError(error, definition.queue);
          throw error;
        }
      }
    });
    if (definition.schedule) {
      await boss.schedule(definition.queue, definition.schedule, {}, { tz: "Asia/Shanghai" });
    }
  }
  return {
    enqueue: async (tx, job, data, { at, key } = {}) => {
      await boss.send(job.queue, data, {
        db: fromPrisma(tx),
        ...(at ? { startAfter: at } : {}),
        singletonKey: key ?? randomUUID(),
      });
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  };
}
