/** A notification on the lock screens of a person: it says that there is news, never of what. */
import { messagesFor } from "#app/i18n/index.ts";
import { open } from "#app/platform/field-encryption.server.ts";
import { addresses } from "#app/ui/addresses.ts";
import { DeliveryFailure } from "../delivery-failure.ts";
import { ruleOf } from "../events.ts";
import type { Outgoing, SendByChannel, SendContext } from "../outgoing.ts";
import type { PushSubscriptionKeys, Receipt } from "../senders.ts";
import { devicesToTell } from "./push-devices.server.ts";

/** Arrived when one device took it. What a push service has forgotten is forgotten here too. */
export const sendByPush: SendByChannel = async (context, outgoing) => {
  const { db, now } = context;
  if (outgoing.person === null) return null;
  const devices = await db.pushDevice.findMany({
    where: devicesToTell(outgoing.person.id, outgoing.event, now),
    select: { id: true, subscriptionSealed: true, session: { select: { device: true } } },
  });
  const tried = await Promise.allSettled(devices.map((device) => sendToDevice(context, outgoing, device)));
  const arrived = tried.find((each) => each.status === "fulfilled");
  if (arrived) return arrived.value;
  const failures = tried.flatMap((each) => (each.status === "rejected" ? [each.reason] : []));
  const worthRepeating = failures.find((each) => !(each instanceof DeliveryFailure) || each.temporary);
  if (failures.length > 0) throw worthRepeating ?? failures[0];
  return null;
};

type Device = {
  readonly id: string;
  readonly subscriptionSealed: string;
  readonly session: { readonly device: string };
};

async function sendToDevice(
  { db, env, senders }: SendContext,
  { id, event, language }: Outgoing,
  device: Device,
): Promise<Receipt> {
  const sealed = { field: "PushDevice.subscription", record: device.id };
  const subscription = JSON.parse(
    open(env.fieldKeys, device.subscriptionSealed, sealed),
  ) as PushSubscriptionKeys;
  const { push } = messagesFor(language).notifications;
  try {
    return await senders.push.send({
      subscription,
      device: device.session.device,
      shown: { title: push.title, body: push.body, url: addresses.inbox },
      id,
      urgent: ruleOf(event).urgent === true,
    });
  } catch (failure) {
    if (failure instanceof DeliveryFailure && failure.gone)
      await db.pushDevice.deleteMany({ where: { id: device.id } });
    throw failure;
  }
}
