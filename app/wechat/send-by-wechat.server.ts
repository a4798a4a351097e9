/** A notification as 订阅消息 of the mini-program. It stands on lock screens too: it says that there is news, not of what. */
import { messagesFor } from "#app/i18n/index.ts";
import { formatCaseNumber } from "#app/matters/case-number.ts";
import { DeliveryFailure } from "#app/notifications/delivery-failure.ts";
import type { SendByChannel } from "#app/notifications/outgoing.ts";
import { open } from "#app/platform/field-encryption.server.ts";
import { addresses } from "#app/ui/addresses.ts";

export const sendByWechat: SendByChannel = async ({ db, env, senders }, outgoing) => {
  const { person, facts, language } = outgoing;
  if (person === null || env.wechat === null || senders.wechat === null) return null;
  const personId = person.id;
  const identity = await db.wechatIdentity.findUnique({
    where: { personId },
    select: { openIdSealed: true },
  });
  // Taken before it is sent: two messages at once do not use the same one.
  const { count } = await db.wechatIdentity.updateMany({
    where: { personId, messagesLeft: { gt: 0 } },
    data: { messagesLeft: { decrement: 1 } },
  });
  if (identity === null || count === 0) return null;
  const { template, numberField, newsField } = env.wechat;
  try {
    return await senders.wechat.send({
      to: open(env.fieldKeys, identity.openIdSealed, { field: "WechatIdentity.openId", record: personId }),
      template,
      page: `pages/open/open?path=${encodeURIComponent(addresses.inbox)}`,
      values: {
        [numberField]: formatCaseNumber(facts.number).replaceAll(" ", ""),
        [newsField]: messagesFor(language).wechat.news,
      },
      language: language === "en" ? "en_US" : "zh_CN",
    });
  } catch (failure) {
    const isGone = failure instanceof DeliveryFailure && failure.gone;
    await db.wechatIdentity.updateMany({
      where: { personId },
      data: { messagesLeft: isGone ? 0 : { increment: 1 } },
    });
    throw failure;
  }
};
