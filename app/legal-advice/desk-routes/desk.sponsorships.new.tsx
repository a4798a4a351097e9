import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "#app/accounts/current-actor.server.ts";
import { addDays, addYears, localDateFrom, localDateOf } from "#app/deadlines/local-date.ts";
import { formatDayLong } from "#app/i18n/format.ts";
import { messagesFor } from "#app/i18n/index.ts";
import { languageOf } from "#app/i18n/language.server.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { isId, newId } from "#app/platform/ids.ts";
import { addresses } from "#app/ui/addresses.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { submissionProblems } from "#app/ui/form.tsx";
import { Note } from "#app/ui/note.tsx";
import { Column } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { DeskHead } from "#app/ui/staff-desk.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import { typedDay } from "#app/ui/typed-day.ts";
import { type Agreed, agreeSponsorship } from "../sponsorships/agree-sponsorship.server.ts";
import { AgreementSteps } from "../sponsorships/agreement-steps.tsx";
import { agreementChoices, agreementStep } from "../sponsorships/new-agreement.server.ts";
import { agreementForm } from "../sponsorships/sponsorship-form.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "sponsorship.manage");
  const url = new URL(request.url);
  const chosen = await agreementChoices(context.db, url.searchParams);
  const step = await agreementStep(context.db, url, chosen, context.now());
  return { chosen, step, added: url.searchParams.has("added"), idempotencyKey: newId() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireStaff(request, context, "sponsorship.manage");
  const form = await request.formData();
  const idempotencyKey = String(form.get("idempotencyKey"));
  if (!isId(idempotencyKey)) throw new Response(null, { status: 400 });
  const language = languageOf(request);
  const messages = messagesFor(language);
  const { problems } = messages.sponsorships;
  const [startsOn, endsOn] = [typedDay(form, "startsOn"), typedDay(form, "endsOn")];
  const days = { startsOn: startsOn.typed, endsOn: endsOn.typed };
  const submission = parseWithZod(form, { schema: agreementForm(messages) });
  const wrong = {
    ...(isDay(startsOn.day) ? {} : { startsOn: [problems.startsOn] }),
    ...(isDay(endsOn.day) ? {} : { endsOn: [problems.endsOn] }),
  };
  if (submission.status !== "success" || !isDay(startsOn.day) || !isDay(endsOn.day))
    return { days, result: submission.reply({ fieldErrors: wrong }) };
  const agreed = await agreeSponsorship(context, {
    actor,
    agreement: {
      sponsorId: String(form.get("sponsor")),
      adviserId: String(form.get("adviser")),
      startsOn: localDateFrom(startsOn.day),
      endsOn: localDateFrom(endsOn.day),
      minutesPerMonth: submission.value.hours,
      villages: String(form.get("villages") ?? "").split("."),
    },
    idempotencyKey,
  });
  if (agreed.ok) return redirect(`${addresses.sponsorships}/${agreed.id}?saved`);
  const { field, words } = refusedWords(agreed);
  return { days, result: submission.reply({ fieldErrors: { [field]: [words] } }) };

  function refusedWords(refused: Extract<Agreed, { ok: false }>) {
    switch (refused.reason) {
      case "overlapping": {
        const [until, from] = [refused.until, addDays(refused.until, 1)];
        return {
          field: "startsOn",
          words: problems.overlapping(formatDayLong(until, language), formatDayLong(from, language)),
        };
      }
      case "term_order":
        return { field: "endsOn", words: problems.termOrder };
      case "term_over":
        return {
          field: "endsOn",
          words: problems.termOver(formatDayLong(localDateOf(context.now()), language)),
        };
      case "not_allowed":
        return { field: "hours", words: problems.notAllowed };
      default:
        return { field: "hours", words: problems[refused.reason] };
    }
  }
}

const isDay = (day: string | null): day is string => day !== null && day !== "wrong";

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.sponsorships.create);

export default function NewAgreementPage() {
  const { chosen, step, added, idempotencyKey } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const words = useMessages().sponsorships;
  return (
    <Column>
      <BackLink to={addresses.sponsorships}>{words.title}</BackLink>
      <ErrorSummary problems={submissionProblems(reply?.result)} />
      <DeskHead title={words.create} lead={words.createLead} />
      {added && <Note icon="check">{words.adviser.done}</Note>}
      <AgreementSteps
        chosen={chosen}
        step={step}
        reply={reply}
        idempotencyKey={idempotencyKey}
        defaultEnd={(today) => addDays(addYears(localDateFrom(today), 1), -1)}
      />
    </Column>
  );
}
