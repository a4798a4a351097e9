import { Form } from "@remix-run/react";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { Button, ButtonLink, TextLink } from "#app/ui/button.tsx";
import { boxLook } from "#app/ui/field.tsx";
import { Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { EmergencyStrip } from "#app/ui/public-site.tsx";
import { Rows } from "#app/ui/rows.tsx";
import { Words } from "#app/ui/words.tsx";

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.home.title);

export default function Home() {
  const { home } = useMessages();
  return (
    <>
      <EmergencyStrip />
      <div className="pt-5 pb-4 sm:pt-10 sm:pb-6 lg:pt-16 lg:pb-10">
        <h1 className="text-display tracking-[.01em] lg:text-[3rem]">{home.title}</h1>
        <p className="mt-3 max-w-[30em] text-ink-2 text-lead">{home.lead}</p>
      </div>
      <div className="doors">
        <Door {...home.petition} to={addresses.say} first />
        <Door {...home.advice} to={addresses.advice} />
        <Door {...home.door} to={addresses.whichDoor} />
      </div>
      <div className="home-two">
        <Section title={home.track.title}>
          <TrackByNumber />
          <p>
            <TextLink to={`${addresses.signIn}?return=${encodeURIComponent(addresses.mine)}`}>
              {home.track.withAccount}
            </TextLink>
          </p>
          <p>
            <TextLink to={addresses.deadlines}>{home.deadlines}</TextLink>
          </p>
          <p>
            <TextLink to={addresses.ratings}>{home.ratings}</TextLink>
          </p>
        </Section>
        <Section title={home.other.title}>
          <OtherWays />
        </Section>
      </div>
      <div className="mt-8 lg:mt-4">
        <Section title={home.enterprise.title}>
          <p className="max-w-measure">{home.enterprise.text}</p>
          <Rows>
            <TextLink to={addresses.surveys}>{home.enterprise.results}</TextLink>
            <TextLink to={addresses.rectification}>{home.enterprise.findings}</TextLink>
            <TextLink to={addresses.conductLists}>{home.enterprise.lists}</TextLink>
            <TextLink to={addresses.answerSurvey}>{home.enterprise.answer}</TextLink>
          </Rows>
        </Section>
      </div>
    </>
  );
}

function Door({
  kicker,
  title,
  text,
  more,
  action,
  to,
  first = false,
}: {
  kicker: string;
  title: string;
  text: string;
  more?: string;
  action: string;
  to: string;
  first?: boolean;
}) {
  return (
    <section className="door">
      <p className="mb-0.5 text-ink-3 text-min leading-snug">{kicker}</p>
      <h2 className="text-door">{title}</h2>
      <p className={first ? "mt-2 mb-4 leading-[1.7]" : "mt-2 leading-[1.7] lg:mb-4"}>
        <Words text={text} />
        {more !== undefined && <span className="hidden lg:block">{more}</span>}
      </p>
      <ButtonLink to={to} tone={first ? "main" : "plain"} snug handle={!first}>
        {action}
      </ButtonLink>
    </section>
  );
}

function TrackByNumber() {
  const { track } = useMessages().home;
  return (
    <Form action={addresses.track}>
      <label htmlFor="number">{track.label}</label>
      <p id="number-hint" className="mt-1 text-ink-2 leading-[1.6]">
        {track.hint}
      </p>
      <div className="mt-2 grid grid-cols-[1fr_auto] gap-2">
        <input
          id="number"
          name="number"
          inputMode="numeric"
          autoComplete="off"
          aria-describedby="number-hint"
          className={boxLook()}
        />
        <Button>{track.action}</Button>
      </div>
    </Form>
  );
}

function OtherWays() {
  const { other } = useMessages().home;
  return (
    <Rows>
      <div>
        <b>{other.phone}</b>
        <p className="text-ink-2">{other.phoneText}</p>
        <TextLink to="tel:12345">{other.phoneAction}</TextLink>
      </div>
      <div>
        <b>{other.window}</b>
        <p className="text-ink-2">{other.windowText}</p>
        <TextLink to={addresses.windows}>{other.windowAction}</TextLink>
      </div>
      <div>
        <b>{other.village}</b>
        <p className="text-ink-2">
          <Words text={other.villageText} />
        </p>
      </div>
    </Rows>
  );
}
