/** Reminds organisations before a finding is due, once for each date. */
import { addDays, columnFromLocalDate, localDateFromColumn, localDateOf } from "#app/deadlines/local-date.ts";
import type { Db } from "#app/platform/db.server.ts";
import { defineJob } from "#app/platform/jobs.server.ts";
import { tellOfTask } from "./tell-of-task.server.ts";

/** Days before the date. */
const remindDays = 5;

/** Returns how many are near their date or past it. */
export async function remindOfTasks({ db, now }: { readonly db: Db; readonly now: Date }): Promise<number> {
  const soon = columnFromLocalDate(addDays(localDateOf(now), remindDays));
  const tasks = await db.rectificationTask.findMany({
    where: { state: "assigned", dueOn: { lte: soon } },
    select: { id: true, number: true, version: true, dueOn: true, organisationId: true },
  });
  for (const { id: taskId, dueOn, ...task } of tasks)
    await db.$transaction((tx) =>
      tellOfTask(tx, { ...task, taskId, action: "remind", due: localDateFromColumn(dueOn), now }),
    );
  return tasks.length;
}

export const remindOfTasksJob = defineJob({
  queue: "surveys.remind-of-findings",
  schedule: "30 8 * * *",
  run: async (_data, context) => {
    await remindOfTasks(context);
  },
});
