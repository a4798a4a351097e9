/** The page that asks who it is for, and books. */

import type { SerializeFrom } from "@remix-run/node";
import { Form } from "@remix-run/react";
import { formatDay, formatTime, localDayOf } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { formatCaseNumber } from "#app/matters/case-number.ts";
import { waits } from "#app/offline/outbox/form.ts";
import { withQuery } from "#app/organisations/kept-query.ts";
import { Actions, Button, TextLink } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { repliedFields, submissionProblems } from "#app/ui/form.tsx";
import { Note } from "#app/ui/note.tsx";
import { Column, PageHead } from "#app/ui/page.tsx";
import { BackLink } from "#app/ui/steps.tsx";
import { reminderHours } from "../settings.ts";
import { longestMatter } from "./booking-form.ts";
import type { BookingPage, takeBookingForm } from "./booking-request.server.ts";
import { BookingWho } from "./booking-who.tsx";
import { meetingWords } from "./booking-words.ts";
import { OtherTimes } from "./other-times.tsx";
import { bookingAddress, wantedQuery } from "./wanted-time.ts";

export function BookingView({
  loaded,
  reply,
}: {
  readonly loaded: BookingPage;
  readonly reply: SerializeFrom<typeof takeBookingForm> | undefined;
}) {
  const { bookings, checkUps, matters } = useMessages();
  const language = useLanguage();
  const { kind, adviser, place, enterprise, topics, isClerk, carried, idempotencyKey } = loaded;
  const visit = kind === "check_up";
  const known = reply?.known ?? loaded.known;
  const wanted = reply?.wanted ?? loaded.wanted;
  const { who } = bookings;
  const field = repliedFields(reply?.result, {
    name: isClerk ? "" : (known?.name ?? carried?.name ?? ""),
    topic: carried?.topicId,
    matter: carried?.words.slice(0, longestMatter),
    otherSide: carried?.otherSide ?? undefined,
    enterpriseName: enterprise?.enterpriseName ?? "",
    creditCode: enterprise?.creditCode ?? "",
  });
  const day = formatDay(localDayOf(wanted.startsAt), language);
  const when = `${day} ${formatTime(wanted.startsAt)}`;
  const askCode = reply?.step === "code";
  const meeting = meetingWords(bookings, { mode: wanted.mode, place, firmName: adviser.firm.name });
  return (
    <Column>
      <BackLink to={`${bookingAddress[kind]}${withQuery({}, { place: wanted.place })}`} />
      <ErrorSummary problems={submissionProblems(reply?.result)} />
      <PageHead
        title={askCode ? who.codeTitle : visit ? checkUps.who.title : who.title}
        lead={askCode ? who.codeLead(field("phone").defaultValue ?? "") : who.lead(when, adviser.displayName)}
      />
      {reply?.lost != null && <Note icon="warning">{reply.lost}</Note>}
      {/* Whoever has only just proved a number is known to the server, and not yet to the outbox of this page. */}
      <Form
        method="post"
        id="booking"
        noValidate
        {...(loaded.known === null && !isClerk ? {} : waits("booking"))}
      >
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
        <BookingWho {...{ kind, field, known, isClerk, topics, askCode }} />
        {reply?.lost == null && (
          <div className="mt-8">
            <div className="double-rule h-1.5" />
            <p className="mt-5 font-bold font-song text-row leading-[1.6]">
              {who.summary(
                when,
                adviser.displayName,
                visit ? adviser.visitMinutes : adviser.slotMinutes,
                meeting,
              )}
            </p>
            {place?.address != null && <p className="text-ink-2">{place.address}</p>}
          </div>
        )}
        <Actions>
          <Button tone="main">{known === null && !isClerk && !askCode ? who.next : who.confirm}</Button>
        </Actions>
        <p className="mt-4 text-ink-2">{who.after(adviser.noticeHours, reminderHours)}</p>
      </Form>
      {askCode && (
        <p className="mt-6">
          <TextLink to={withQuery({}, wantedQuery(wanted, wanted.place))}>{bookings.place.other}</TextLink>
        </p>
      )}
    </Column>
  );
}
