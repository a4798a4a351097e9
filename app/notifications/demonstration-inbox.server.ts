/** In a demonstration nothing leaves the machine: what would be sent is kept here and shown on one page. */
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { NotificationChannel } from "#app/platform/prisma-client/enums.ts";
import type { Receipt } from "./senders.ts";

export type DemonstrationContext = { readonly env: Pick<Env, "demonstration">; readonly db: Db };

/** Throws outside a demonstration: a real person's message must never be kept in clear. */
export function keepInDemonstration(
  { env, db }: DemonstrationContext,
  channel: NotificationChannel,
): (recipient: string, text: string) => Promise<Receipt> {
  if (!env.demonstration) throw new Error("the demonstration inbox exists only in a demonstration");
  return async (recipient, text) => {
    const id = newId();
    await db.demonstrationMessage.create({ data: { id, channel, recipient, text } });
    return { id };
  };
}
