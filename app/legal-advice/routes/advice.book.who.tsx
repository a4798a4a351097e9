import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { formatDay, formatTime, localDayOf } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { formatCaseNumber } from "#app/matters/case-number.ts";
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
import { longestMatter } from "../bookings/booking-form.ts";
import { takeBookingForm } from "../bookings/booking-request.server.ts";
import { BookingWho } from "../bookings/booking-who.tsx";
import { meetingWords } from "../bookings/booking-words.ts";
import { OtherTimes } from "../bookings/other-times.tsx";
import { readWanted, wantedQuery } from "../bookings/wanted-time.ts";
import { whoAsked } from "../prove-who.server.ts";
import { carriedToBooking } from "../questions/carry-question.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const wanted = readWanted(new URL(request.url).searchParams);
  if (wanted === null) throw redirect(`${addresses.advice}/book`);
  const adviser = await context.db.adviser.findFirst({
    where: { id: wanted.adviserId, isActive: true },
    select: { displayName: true, slotMinutes: true, noticeHours: true, firm: { select: { name: true } } },
  });
  if (adviser === null) throw redirect(`${addresses.advice}/book`);
  const place =
    wanted.placeId === null
      ? null
      : await context.db.organisation.findUnique({
          where: { id: wanted.placeId },
          select: { name: true, address: true },
        });
  const asked = await whoAsked(request, context);
  const carried = await carriedToBooking(request, context, asked.known?.personId ?? null);
  return { wanted, adviser, place, carried, ...asked, idempotencyKey: newId() };
}

export function action({ request, context }: ActionFunctionArgs) {
  return takeBookingForm(request, context);
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.bookings.who.title);

export default function BookingWhoPage() {
  const loaded = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { bookings, matters } = useMessages();
  const language = useLanguage();
  const { adviser, place, topics, isClerk, carried, idempotencyKey } = loaded;
  const known = reply?.known ?? loaded.known;
  const wanted = reply?.wanted ?? loaded.wanted;
  const { who } = bookings;
  const field = repliedFields(reply?.result, {
    name: isClerk ? "" : (known?.name ?? ""),
    topic: carried?.topicId,
    matter: carried?.words.slice(0, longestMatter),
    otherSide: carried?.otherSide ?? undefined,
  });
  const day = formatDay(localDayOf(wanted.startsAt), language);
  const when = `${day} ${formatTime(wanted.startsAt)}`;
  const askCode = reply?.step === "code";
  const meeting = meetingWords(bookings, { mode: wanted.mode, place, firmName: adviser.firm.name });
  return (
    <Column>
      <BackLink to={`${addresses.advice}/book${withQuery({}, { place: wanted.place })}`} />
      <ErrorSummary problems={submissionProblems(reply?.result)} />
      <PageHead
        title={askCode ? who.codeTitle : who.title}
        lead={askCode ? who.codeLead(field("phone").defaultValue ?? "") : who.lead(when, adviser.displayName)}
      />
      {reply?.lost != null && <Note icon="warning">{reply.lost}</Note>}
      <Form method="post" id="booking" noValidate>
        <input
          type="hidden"
          name="idempotencyKey"
          value={field("idempotencyKey").defaultValue ?? idempotencyKey}
        />
        {carried !== null && (
          <>
            <input type="hidden" name="carried" value={carried.id} />
            <Note>{matters.carried(formatCaseNumber(carried.from.number))}</Note>
          </>
        )}
        {reply?.lost != null ? (
          <OtherTimes
            slots={reply.nearest}
            value={(slot) => withQuery({}, wantedQuery(slot, wanted.place)).slice(1)}
          />
        ) : (
          <input
            type="hidden"
            name="time"
            value={withQuery({}, wantedQuery(wanted, wanted.place)).slice(1)}
          />
        )}
        <BookingWho field={field} known={known} isClerk={isClerk} topics={topics} askCode={askCode} />
        {reply?.lost == null && (
          <div className="mt-8">
            <div className="double-rule h-1.5" />
            <p className="mt-5 font-bold font-song text-row leading-[1.6]">
              {who.summary(when, adviser.displayName, adviser.slotMinutes, meeting)}
            </p>
            {place?.address != null && <p className="text-ink-2">{place.address}</p>}
          </div>
        )}
        <Actions>
          <Button tone="main">{known === null && !isClerk && !askCode ? who.next : who.confirm}</Button>
        </Actions>
        <p className="mt-4 text-ink-2">{who.after(adviser.noticeHours)}</p>
      </Form>
      {askCode && (
        <p className="mt-6">
          <TextLink to={withQuery({}, wantedQuery(wanted, wanted.place))}>{bookings.place.other}</TextLink>
        </p>
      )}
    </Column>
  );
}
