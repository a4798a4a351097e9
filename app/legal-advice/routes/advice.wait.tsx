import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { addDays, localDateOf } from "#app/deadlines/local-date.ts";
import { formatDayPlain } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { waits } from "#app/offline/outbox/form.ts";
import { withQuery } from "#app/organisations/kept-query.ts";
import { newId } from "#app/platform/ids.ts";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button, TextLink } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { repliedFields, submissionProblems } from "#app/ui/form.tsx";
import { Note } from "#app/ui/note.tsx";
import { Column, PageHead } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { BackLink } from "#app/ui/steps.tsx";
import { takeWaitingForm } from "../bookings/booking-request.server.ts";
import { BookingWho } from "../bookings/booking-who.tsx";
import { SlotLinks } from "../bookings/slot-links.tsx";
import { lineQuery, readLine, wantedQuery } from "../bookings/wanted-time.ts";
import { whoAsked } from "../prove-who.server.ts";
import { bookingHorizonDays, offerMinutes } from "../settings.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const last = addDays(localDateOf(context.now()), bookingHorizonDays);
  const line = readLine(new URL(request.url).searchParams, last);
  const adviser =
    line === null
      ? null
      : await context.db.adviser.findFirst({
          where: { id: line.adviserId, isActive: true },
          select: { displayName: true },
        });
  if (line === null || adviser === null) throw redirect(`${addresses.advice}/book`);
  // Who waits is told by phone, so that it is always the person's own.
  const { known, topics } = await whoAsked(request, context);
  return { line, adviser, known, topics, idempotencyKey: newId() };
}

export function action({ request, context }: ActionFunctionArgs) {
  return takeWaitingForm(request, context);
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.bookings.wait.title);

export default function JoinWaitlistPage() {
  const loaded = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { bookings } = useMessages();
  const language = useLanguage();
  const { line, adviser, topics, idempotencyKey } = loaded;
  const known = reply?.known ?? loaded.known;
  const { wait, who } = bookings;
  const field = repliedFields(reply?.result, { name: known?.name ?? "" });
  const askCode = reply?.step === "code";
  const nearest = reply?.nearest ?? [];
  const days = [formatDayPlain(line.fromDay, language), formatDayPlain(line.toDay, language)] as const;
  return (
    <Column>
      <BackLink to={`${addresses.advice}/book${withQuery({ place: line.place }, { from: line.fromDay })}`} />
      <ErrorSummary problems={submissionProblems(reply?.result)} />
      <PageHead
        title={askCode ? who.codeTitle : wait.title}
        lead={
          askCode ? wait.codeLead(field("phone").defaultValue ?? "") : wait.lead(adviser.displayName, ...days)
        }
      />
      {nearest.length > 0 ? (
        <>
          <Note>{wait.free}</Note>
          <SlotLinks
            slots={nearest}
            to={(slot) => `${addresses.advice}/book/who${withQuery({}, wantedQuery(slot, line.place))}`}
          />
        </>
      ) : (
        <Form method="post" id="waiting" noValidate {...(loaded.known === null ? {} : waits("booking"))}>
          <input
            type="hidden"
            name="idempotencyKey"
            value={field("idempotencyKey").defaultValue ?? idempotencyKey}
          />
          <input type="hidden" name="line" value={withQuery({}, lineQuery(line)).slice(1)} />
          {!askCode && <p className="max-w-measure">{wait.text(offerMinutes / 60)}</p>}
          <BookingWho field={field} known={known} isClerk={false} topics={topics} askCode={askCode} />
          <Actions>
            <Button tone="main">{known === null && !askCode ? who.next : wait.join}</Button>
          </Actions>
        </Form>
      )}
      <p className="mt-6">
        <TextLink to={addresses.adviceMine}>{bookings.mine.title}</TextLink>
      </p>
    </Column>
  );
}
