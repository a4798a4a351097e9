import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { Actor } from "#app/accounts/actor.ts";
import { actorOf } from "#app/accounts/current-actor.server.ts";
import { may } from "#app/accounts/permissions.ts";
import { acceptedFiles } from "#app/attachments/attachment-rules.ts";
import type { KeptFile } from "#app/attachments/keep-file.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { waits } from "#app/offline/outbox/form.ts";
import { taken } from "#app/offline/taken.server.ts";
import { lineageOf, townshipsByCounty } from "#app/organisations/division-queries.server.ts";
import type { Db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { Actions, Button, TextLink } from "#app/ui/button.tsx";
import { Checkbox, Radios } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Select, TextArea, TextInput } from "#app/ui/field.tsx";
import { FileInput, FileList } from "#app/ui/files.tsx";
import { repliedFields } from "#app/ui/form.tsx";
import { Column, PageHead, Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { Words } from "#app/ui/words.tsx";
import { takeAtOnce } from "../filing/at-once-request.server.ts";
import { filingAddresses, stepPath } from "../filing/filing-steps.ts";
import { longest } from "../filing/petition-form.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await actorOf(request, context);
  return {
    counties: await townshipsByCounty(context.db),
    ownPlace: isClerk(actor) ? await ownPlace(context.db, actor) : null,
    filesOnBehalf: isClerk(actor),
    idempotencyKey: newId(),
  };
}

/** Of a clerk in a village or township: for whoever lives there they file, and for nobody beyond. */
async function ownPlace(db: Db, actor: Extract<Actor, { kind: "staff" }>) {
  const place = (await lineageOf(db, actor.divisionPath)).at(-1);
  return place?.level === "village" || place?.level === "township" ? place : null;
}

function isClerk(actor: Actor): actor is Extract<Actor, { kind: "staff" }> {
  return actor.kind === "staff" && may(actor, "petition.file_on_behalf");
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await actorOf(request, context);
  const result = await takeAtOnce(request, context, { actor, filesOnBehalf: isClerk(actor) });
  if (result.ok) return taken(filingAddresses.receipt(result.number), result.headers);
  const { headers, ...reply } = result;
  return data(reply, { headers });
}

export const handle = { hydrate: false };
export const meta = titled((messages) => messages.filing.atOnce.title);

export default function AtOncePage() {
  const { counties, ownPlace, filesOnBehalf, idempotencyKey } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { filing } = useMessages();
  const { atOnce, what, when, about, want, who, desk } = filing;
  const typed: Record<string, string> = reply?.fields ?? {
    identity: "named",
    hideName: "on",
    ...(ownPlace === null ? {} : { division: ownPlace.code }),
  };
  const problems: Record<string, string[]> = reply?.problems ?? {};
  const field = repliedFields({ initialValue: typed, error: problems });
  const radio = (name: string) => {
    const { defaultValue, ...rest } = field(name);
    return { ...rest, value: defaultValue };
  };
  const place = field("division");
  const summary = Object.entries(problems).map(([name, [words = ""]]) => ({ field: name, words }));
  return (
    <Column>
      <ErrorSummary problems={summary} />
      <PageHead title={atOnce.title} lead={atOnce.lead} />
      <Form
        method="post"
        encType="multipart/form-data"
        action={reply === undefined ? undefined : `${filingAddresses.atOnce}?draft=${reply.draftId}`}
        noValidate
        {...waits("petition")}
      >
        <input type="hidden" name="idempotencyKey" value={typed.idempotencyKey ?? idempotencyKey} />
        <input type="hidden" name="joint" value="alone" />
        {filesOnBehalf && (
          <>
            <Radios
              {...radio("consent")}
              legend={atOnce.forWhom}
              options={[
                { value: "self", label: atOnce.self },
                { value: "present", label: desk.present, hint: desk.presentHint },
                { value: "on_the_phone", label: desk.onThePhone, hint: desk.onThePhoneHint },
              ]}
            />
            <TextInput {...field("note")} label={desk.note} hint={atOnce.noteHint} />
          </>
        )}
        <TextArea
          {...field("narrative")}
          label={what.title}
          hint={<Words text={what.hint} />}
          maxLength={longest.narrative}
          rows={6}
        />
        <FileInput
          name="files"
          label={what.files}
          hint={what.filesHint}
          error={field("files").error}
          accept={acceptedFiles}
          optional
          multiple
        />
        {reply !== undefined && reply.files.length > 0 && (
          <>
            <p className="mt-4 text-ink-2 text-min">{atOnce.filesKept}</p>
            <FileList
              files={reply.files.map(({ id, name, bytes }: KeptFile) => ({ id, name, size: bytes }))}
            />
          </>
        )}
        <Select
          {...place}
          label={atOnce.place}
          hint={atOnce.placeHint}
          options={[
            { value: "", label: "" },
            ...(ownPlace?.level === "village"
              ? [{ group: atOnce.ownPlace, options: [{ value: ownPlace.code, label: ownPlace.name }] }]
              : []),
            ...counties.map(({ county, townships }) => ({
              group: county,
              options: townships.map(({ code, name }) => ({ value: code, label: name })),
            })),
          ]}
        />
        <TextInput {...field("spot")} label={when.spot} hint={when.spotHint} optional autoComplete="off" />
        <TextInput {...field("happenedWhen")} label={when.title} hint={when.hint} autoComplete="off" />
        <Radios
          {...radio("kind")}
          legend={about.title}
          options={[
            { value: "redress", label: about.kinds.redress, hint: about.kinds.redressHint },
            { value: "suggestion", label: about.kinds.suggestion, hint: about.kinds.suggestionHint },
            { value: "accusation", label: about.kinds.accusation, hint: about.kinds.accusationHint },
          ]}
        />
        <TextInput
          {...field("concernedName")}
          label={about.concerned}
          hint={atOnce.concernedHint}
          optional
          autoComplete="off"
        />
        <TextArea {...field("requested")} label={want.title} hint={want.hint} rows={3} />
        <Section title={who.title}>
          <Radios
            {...radio("identity")}
            legend={who.identity}
            options={[
              { value: "named", label: who.named },
              { value: "anonymous", label: who.anonymous, hint: who.anonymousHint },
            ]}
          />
          <TextInput {...field("name")} label={who.name} autoComplete="name" />
          <TextInput
            {...field("phone")}
            label={who.phone}
            hint={who.phoneHint}
            type="tel"
            inputMode="tel"
            autoComplete="tel-national"
          />
          <TextInput
            {...field("address")}
            label={who.address}
            hint={who.addressHint}
            autoComplete="street-address"
          />
          <Checkbox
            name="hideName"
            checked={typed.hideName !== undefined}
            label={who.hideName}
            hint={who.hideNameHint}
          />
        </Section>
        <Actions>
          <Button tone="main">{atOnce.send}</Button>
        </Actions>
      </Form>
      <p className="mt-6 text-ink-2">
        {atOnce.together} <TextLink to={stepPath("what")}>{atOnce.stepByStep}</TextLink>
      </p>
    </Column>
  );
}
