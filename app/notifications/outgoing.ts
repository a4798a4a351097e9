/** One notification on its way, and what every channel is given to send it. */
import type { Language } from "#app/i18n/language.ts";
import type { MatterSources } from "#app/matters/matter-source.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import type { About, NotificationEvent, NotificationFacts } from "./events.ts";
import type { Receipt, Senders } from "./senders.ts";

export type Outgoing = {
  readonly id: string;
  readonly event: NotificationEvent;
  readonly facts: NotificationFacts;
  readonly about: About;
  /** The account, when there is one. */
  readonly person: {
    readonly id: string;
    readonly phoneSealed: string | null;
    readonly emailSealed: string | null;
    readonly quietHours: string | null;
  } | null;
  readonly language: Language;
  readonly createdAt: Date;
};

export type SendContext = {
  readonly db: Db;
  readonly env: Pick<Env, "fieldKeys" | "quietHours" | "publicOrigin" | "wechat">;
  readonly matters: MatterSources;
  readonly senders: Senders;
  readonly now: Date;
};

/** Rejects with `DeliveryFailure`; null when there is nobody to send it to by this way. */
export type SendByChannel = (context: SendContext, outgoing: Outgoing) => Promise<Receipt | null>;
