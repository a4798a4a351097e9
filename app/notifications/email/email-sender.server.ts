/** Which server carries e-mail. */
import { createTransport } from "nodemailer";
import { messagesFor } from "#app/i18n/index.ts";
import type { EmailSettings } from "#app/platform/carrier-settings.ts";
import type { Db } from "#app/platform/db.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { DeliveryFailure } from "../delivery-failure.ts";
import { keepInDemonstration } from "../demonstration-inbox.server.ts";
import type { EmailSender, Receipt } from "../senders.ts";

export function emailSender(env: Pick<Env, "email" | "demonstration" | "publicOrigin">, db: Db): EmailSender {
  if (env.demonstration) {
    const keep = keepInDemonstration({ env, db }, "email");
    return withCodes(({ to, subject, text }) => keep(to, `${subject}\n${text}`));
  }
  return env.email === null ? withCodes(noServer) : smtpSender(env.email, env.publicOrigin);
}

const noServer = () =>
  Promise.reject<Receipt>(new DeliveryFailure("SMTP_URL is not set", { temporary: false }));

type Mail = { readonly to: string; readonly subject: string; readonly text: string; readonly id?: string };

/** Milliseconds; a person waits for the code behind it. */
const patience = 8_000;

/** `origin` names the domain of the messages' ids. */
export function smtpSender(
  { smtpUrl, from }: EmailSettings,
  origin: string,
  timeout: number = patience,
): EmailSender {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return withCodes(async ({ to, subject, text, id }) => {
    try {
      const sent = await transport.sendMail({
        // As an object: a comma in an address cannot make two recipients of it.
        to: { name: "", address: to },
        from,
        subject,
        text,
        ...(id === undefined ? {} : { messageId: `<${id}@${new URL(origin).hostname}>` }),
        // Nobody's "out of office" answers a machine (RFC 3834).
        headers: { "Auto-Submitted": "auto-generated" },
      });
      return { id: sent.messageId };
    } catch (failure) {
      throw failureOf(failure);
    }
  });
}

function withCodes(send: (mail: Mail) => Promise<Receipt>): EmailSender {
  const { email } = messagesFor("zh-CN").notifications;
  return {
    sendCode: ({ to, code, minutes }) =>
      send({ to, subject: email.codeSubject, text: email.code(code, minutes) }),
    sendNotice: send,
  };
}

/** What the server said may hold the address: only its code is passed on. */
function failureOf(failure: unknown): DeliveryFailure {
  const { code, responseCode } = failure as { readonly code?: unknown; readonly responseCode?: unknown };
  const status = typeof responseCode === "number" ? responseCode : null;
  // About this recipient or this text (RFC 5321, 4.2.1); a refused sign-in or connection is the operator's.
  const permanent = (code === "EENVELOPE" || code === "EMESSAGE") && status !== null && status >= 500;
  return new DeliveryFailure(`SMTP: ${typeof code === "string" ? code : "unknown"} ${status ?? ""}`.trim(), {
    temporary: !permanent,
  });
}
