import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { AccountPart } from "#app/accounts/account-part.tsx";
import { requireResident } from "#app/accounts/current-actor.server.ts";
import { sessionKeyOf } from "#app/accounts/session.server.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { readQuietHours } from "#app/platform/quiet-hours.ts";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button, TextLink } from "#app/ui/button.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { Select } from "#app/ui/field.tsx";
import { repliedFields, submissionProblems } from "#app/ui/form.tsx";
import { Note } from "#app/ui/note.tsx";
import { Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { choicesForm, fullHours } from "../choices/choices-form.ts";
import { changeOwnChoices, readOwnChoices } from "../choices/own-choices.server.ts";
import { noQuietHours } from "../choices/quiet-hours-of.ts";
import { isTold, leaveThisDeviceAlone, tellThisDevice } from "../push/push-devices.server.ts";
import { pushKeys } from "../push/push-keys.server.ts";
import { readSubscription } from "../push/push-services.ts";
import { PushSwitch } from "../push/push-switch.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { personId } = await requireResident(request, context);
  const sessionKey = sessionKeyOf(request, context) ?? "";
  return {
    choices: await readOwnChoices(context.db, context.env, personId),
    quietInCity: context.env.quietHours,
    push: {
      publicKey: pushKeys(context.env)?.publicKey ?? null,
      isTold: await isTold(context.db, sessionKey),
    },
    hasWechat: context.env.wechat !== null,
    saved: new URL(request.url).searchParams.has("saved"),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { personId } = await requireResident(request, context);
  const at = { personId, sessionKey: sessionKeyOf(request, context) ?? "" };
  const form = await request.formData();
  const saved = () => redirect(`${addresses.notices}?saved`);
  switch (form.get("intent")) {
    case "tell": {
      const subscription = readSubscription(String(form.get("subscription") ?? ""));
      if (subscription === null) return data({ result: null, failed: true }, { status: 200 });
      await tellThisDevice(context, at, subscription);
      return saved();
    }
    case "leave_alone":
      await leaveThisDeviceAlone(context, at);
      return saved();
    default: {
      const submission = parseWithZod(form, { schema: choicesForm(messagesFor(languageOf(request))) });
      if (submission.status !== "success")
        return data({ result: submission.reply(), failed: false }, { status: 200 });
      await changeOwnChoices(context, personId, submission.value);
      return saved();
    }
  }
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.notifications.choices.title);

export default function NoticesPage() {
  const { choices, quietInCity, push, hasWechat, saved } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { notifications, wechat } = useMessages();
  const words = notifications.choices;
  const own = choices.quietHours === null ? null : readQuietHours(choices.quietHours);
  const field = repliedFields(reply?.result, {
    smsChoice: choices.smsChoice,
    quiet: choices.quietHours === null ? "city" : choices.quietHours === noQuietHours ? "none" : "own",
    from: own?.from ?? "21:00",
    to: own?.to ?? "08:00",
  });
  const chosen = (name: string) => {
    const { defaultValue: value, error } = field(name);
    return { name, value, error };
  };
  const hours = fullHours.map((hour) => ({ value: hour, label: hour }));
  return (
    <AccountPart title={words.title} lead={words.lead} problems={submissionProblems(reply?.result)}>
      {saved && reply === undefined && <Note icon="check">{words.saved}</Note>}
      <Form method="post">
        <Section title={words.sms} first>
          <Radios
            {...chosen("smsChoice")}
            legend={words.smsLegend}
            options={[
              { value: "all", label: words.smsAll },
              { value: "important", label: words.smsImportant, hint: words.smsImportantHint },
            ]}
          />
        </Section>
        <Section title={words.quiet}>
          <Radios
            {...chosen("quiet")}
            legend={words.quietLegend}
            hint={words.quietHint}
            options={[
              {
                value: "city",
                label:
                  quietInCity === null
                    ? words.quietCityNone
                    : words.quietCity(quietInCity.from, quietInCity.to),
              },
              { value: "none", label: words.quietNone },
              { value: "own", label: words.quietOwn },
            ]}
          />
          <div className="mt-4 grid max-w-80 grid-cols-2 gap-x-4">
            <Select {...field("from")} label={words.quietFrom} options={hours} />
            <Select {...field("to")} label={words.quietTo} options={hours} />
          </div>
        </Section>
        <Actions>
          <Button tone="main">{words.save}</Button>
        </Actions>
      </Form>
      <Section title={words.push} id="push">
        <PushSwitch {...push} hasFailed={reply?.failed ?? false} />
      </Section>
      {choices.isEnterprise && (
        <Section title={words.email}>
          <p className="max-w-measure text-ink-2">{words.emailLead}</p>
          <p className="mt-2">{choices.email ?? words.emailNone}</p>
          <TextLink to={addresses.noticesByEmail}>
            {choices.email === null ? words.emailAdd : words.emailChange}
          </TextLink>
        </Section>
      )}
      {hasWechat && (
        <Section title={wechat.title}>
          <p className="max-w-measure text-ink-2">{wechat.lead}</p>
          <TextLink to={addresses.wechat}>{wechat.manage}</TextLink>
        </Section>
      )}
    </AccountPart>
  );
}
