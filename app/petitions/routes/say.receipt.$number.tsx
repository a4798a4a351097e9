import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useEffect, useState } from "react";
import { actorOf } from "#app/accounts/current-actor.server.ts";
import { formatDayLong } from "#app/i18n/format.ts";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { formatCaseNumber } from "#app/matters/case-number.ts";
import { formatLookupCode } from "#app/matters/lookup-code.ts";
import { addresses } from "#app/ui/addresses.ts";
import { Actions, Button, ButtonLink } from "#app/ui/button.tsx";
import { Codes } from "#app/ui/codes.tsx";
import { Sign } from "#app/ui/letter.tsx";
import { PrintOnly } from "#app/ui/note.tsx";
import { Column, PageHead, Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { Rows } from "#app/ui/rows.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { Words } from "#app/ui/words.tsx";
import { filingAddresses } from "../filing/filing-steps.ts";
import { receiptFor } from "../filing/receipt.server.ts";
import { receiptSteps } from "../filing/receipt-words.ts";

/** Only for the browser or account that sent it; everybody else tracks by number and code. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { number = "" } = params;
  const actor = await actorOf(request, context);
  const track = `${addresses.track}?number=${encodeURIComponent(number)}`;
  const receipt = await receiptFor(request, context, actor, number);
  if (receipt === null) throw redirect(track);
  const own = actor.kind !== "visitor" && receipt.petitionerId === actor.personId;
  return { receipt, origin: context.env.publicOrigin, track: own ? `${addresses.cases}/${number}` : track };
}

export const meta = titled((messages) => messages.filing.receipt.title);

export default function ReceiptPage() {
  const { receipt, origin, track } = useLoaderData<typeof loader>();
  const messages = useMessages();
  const language = useLanguage();
  const words = messages.filing.receipt;
  const { office } = receipt;
  const lead = receipt.onBehalf
    ? words.leadOnBehalf
    : receipt.kind === "accusation"
      ? words.leadAccusation
      : words.lead(receipt.title);
  return (
    <Column>
      <PageHead title={words.title} lead={<Words text={lead} />} />
      <Codes
        entries={[
          {
            name: words.number,
            groups: formatCaseNumber(receipt.number).split(" "),
            checkDigit: true,
            hint: words.numberHint,
          },
          {
            name: words.code,
            groups: formatLookupCode(receipt.code).split(" "),
            hint: <Words text={words.codeHint} />,
          },
        ]}
      />
      <Actions>
        <ButtonLink to={filingAddresses.receiptPdf(receipt.number)} tone="main" reload>
          {words.pdf}
        </ButtonLink>
        <PrintButton />
        {receipt.onBehalf ? (
          <ButtonLink to={addresses.deskFile}>{words.another}</ButtonLink>
        ) : (
          <ButtonLink to={track}>{words.track}</ButtonLink>
        )}
      </Actions>
      <Section title={words.next}>
        <Timeline
          items={receiptSteps(receipt, messages, language).map(({ what, ...step }, at) => ({
            ...step,
            what: <Words text={what} />,
            state: at === 0 ? "now" : "next",
          }))}
        />
      </Section>
      <Section title={words.silentTitle}>
        <p className="mb-4">{words.silentText}</p>
        <Rows>
          <Way name={words.here}>{words.hereText}</Way>
          <Way name={words.phone}>{words.phoneText}</Way>
          <Way name={words.window}>
            {[office.name, office.address, office.phone, office.openingHours]
              .filter((part) => part !== null)
              .join(messages.common.comma)}
          </Way>
        </Rows>
      </Section>
      <Sign
        office={office.name}
        date={formatDayLong(receipt.receivedOn, language)}
        dateTime={receipt.receivedOn}
      />
      <PrintOnly>
        <p>{words.trackAt(`${origin}${addresses.track}`)}</p>
        <p>{words.footer}</p>
      </PrintOnly>
    </Column>
  );
}

function Way({ name, children }: { name: string; children: string }) {
  return (
    <>
      <b>{name}</b>
      <br />
      <span className="text-ink-2">{children}</span>
    </>
  );
}

/** Needs script, so it is there only once script runs; without it the PDF is printed. */
function PrintButton() {
  const { receipt } = useMessages().filing;
  const [runs, setRuns] = useState(false);
  useEffect(() => setRuns(true), []);
  if (!runs) return null;
  return (
    <Button type="button" tone="soft" onClick={() => window.print()}>
      {receipt.print}
    </Button>
  );
}
