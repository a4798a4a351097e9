import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, describe, expect, it } from "vitest";
import type { Db } from "#app/platform/db.server.ts";
import { anEnv } from "#tests/builders/keys.ts";
import { emailSender, smtpSender } from "./email-sender.server.ts";

const notice = {
  to: "lin@example.com",
  subject: "有说法：您有一条新消息",
  text: "事项 2605 1840 0019：已经受理。",
  id: "019ab2f0-1111-7222-8333-944455556666",
};

let server: SMTPServer | null = null;
afterEach(() => {
  server?.close();
  server = null;
});

/** A mail server on this machine, and the sender that is set to it. */
async function aMailServer(
  options: SMTPServerOptions = {},
  { user = "notice:secret@", timeout = 2_000 } = {},
) {
  const arrived: { readonly recipients: string[]; readonly mail: string }[] = [];
  server = new SMTPServer({
    hideSTARTTLS: true,
    allowInsecureAuth: true,
    authOptional: true,
    onAuth: ({ username, password }, _session, done) =>
      username === "notice" && password === "secret"
        ? done(null, { user: username })
        : done(withStatus(535, "no such user lin@example.com")),
    onData: (stream, { envelope }, done) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        arrived.push({
          recipients: envelope.rcptTo.map(({ address }) => address),
          mail: Buffer.concat(parts).toString("utf8"),
        });
        done();
      });
    },
    ...options,
  });
  const listening = server.listen(0, "127.0.0.1");
  await once(listening, "listening");
  const { port } = listening.address() as AddressInfo;
  const settings = {
    smtpUrl: `smtp://${user}127.0.0.1:${port}`,
    from: "有说法 <notice@example.gov.cn>",
  };
  return { arrived, sender: smtpSender(settings, "https://xinfang.example.gov.cn", timeout) };
}

function withStatus(responseCode: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode });
}

describe("an e-mail", () => {
  it("arrives at one recipient, with an id that is the same for every try", async () => {
    const { arrived, sender } = await aMailServer();
    await sender.sendNotice(notice);
    await sender.sendNotice(notice);
    expect(arrived.map(({ recipients }) => recipients)).toEqual([["lin@example.com"], ["lin@example.com"]]);
    const ids = arrived.map(({ mail }) => /^Message-ID: (.+)$/m.exec(mail)?.[1]?.trim());
    expect(ids).toEqual(Array(2).fill(`<${notice.id}@xinfang.example.gov.cn>`));
    const [first] = arrived;
    expect(first?.mail).toContain("Auto-Submitted: auto-generated");
    const body = first?.mail.split("\r\n\r\n")[1] ?? "";
    expect(Buffer.from(body, "base64").toString("utf8").trim()).toBe(notice.text);
  });

  it("to an address with a comma in it does not go to two", async () => {
    const { arrived, sender } = await aMailServer();
    await sender.sendNotice({ ...notice, to: "lin@example.com,zhao@example.com" }).catch(() => undefined);
    for (const { recipients } of arrived) expect(recipients).toHaveLength(1);
  });

  it("with a code says how long it is good for", async () => {
    const { arrived, sender } = await aMailServer();
    await sender.sendCode({ to: notice.to, code: "012345", minutes: 5 });
    const body = arrived[0]?.mail.split("\r\n\r\n")[1] ?? "";
    expect(Buffer.from(body, "base64").toString("utf8")).toMatch(/012345.*5 分钟/);
  });

  it.each([
    [550, false],
    [553, false],
    [450, true],
  ])(
    "whose recipient is refused with %i may pass: %s; nothing of the answer is passed on",
    async (status, temporary) => {
      const { sender } = await aMailServer({
        onRcptTo: ({ address }, _session, done) => done(withStatus(status, `no mailbox ${address}`)),
      });
      const failure = await sender.sendNotice(notice).catch((error: unknown) => error);
      expect(failure).toMatchObject({ temporary });
      expect(String(failure)).not.toContain("lin@");
    },
  );

  it("waits while the server does not know the operator, is silent, or is away", async () => {
    const stranger = await aMailServer({}, { user: "notice:wrong@" });
    await expect(stranger.sender.sendNotice(notice)).rejects.toMatchObject({ temporary: true });
    server?.close();
    await expect(stranger.sender.sendNotice(notice)).rejects.toMatchObject({ temporary: true });
    const silent = await aMailServer({ onConnect: () => undefined }, { timeout: 200 });
    await expect(silent.sender.sendNotice(notice)).rejects.toMatchObject({ temporary: true });
  });
});

describe("without a mail server", () => {
  it("nothing is sent, for good", async () => {
    const sender = emailSender({ ...anEnv(), demonstration: false }, {} as Db);
    await expect(sender.sendNotice(notice)).rejects.toMatchObject({ temporary: false });
  });
});
