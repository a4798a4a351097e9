import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "./addresses.ts";
import { useDisplay } from "./display.tsx";
import { Masthead } from "./masthead.tsx";
import { PhoneKept, PhoneUpdate, PhoneWaiting } from "./phone-bars.tsx";
import type { Viewer } from "./viewer.tsx";

/** The frame of every public page: skip link, head, demonstration notice, the page itself, foot. */
export function PublicSite({ viewer, children }: { viewer: Viewer | null; children: ReactNode }) {
  return (
    <>
      <SkipLink />
      <PhoneKept />
      <PhoneWaiting />
      <PhoneUpdate />
      <DemonstrationStrip />
      <Masthead viewer={viewer} />
      <main
        id="main"
        tabIndex={-1}
        className="w-full flex-[1_0_auto] px-gutter pb-18 outline-none print:pb-0"
      >
        <div className="mx-auto max-w-page">{children}</div>
      </main>
      <Footer />
    </>
  );
}

/** The first thing a keyboard reaches. */
export function SkipLink() {
  const { common } = useMessages();
  return (
    <a href="#main" className="absolute -top-25 left-gutter z-10 bg-ink px-4 py-3 text-on-ink focus:top-2">
      {common.skipToMain}
    </a>
  );
}

/** Says plainly that people and matters are invented. Stands on every page of a demonstration. */
export function DemonstrationStrip() {
  const { common } = useMessages();
  const { demonstration } = useDisplay();
  if (!demonstration) return null;
  return (
    <aside
      aria-label={common.demonstrationLabel}
      className="bg-due-soon-wash px-gutter py-2 text-ink text-min leading-snug"
    >
      <p className="mx-auto max-w-page">{common.demonstration}</p>
    </aside>
  );
}

/** Numbers to call first when someone is in danger; on the home page and wherever a matter is begun. */
export function EmergencyStrip() {
  const { common } = useMessages();
  const { emergency } = common;
  const numbers = [
    { words: emergency.police, number: "110" },
    { words: emergency.fire, number: "119" },
    { words: emergency.medical, number: "120" },
    { words: emergency.traffic, number: "122" },
  ];
  return (
    <section
      aria-label={emergency.label}
      className="screen-only -mx-gutter bg-paper-sunk px-gutter lg:mx-[calc(50%-50vw)] lg:px-[calc(50vw-50%)]"
    >
      <p className="flex min-h-tap flex-wrap items-center justify-between text-min leading-snug sm:justify-start">
        <span className="hidden sm:mr-6 sm:inline">{emergency.lead}</span>
        {numbers.map(({ words, number }) => (
          <a
            key={number}
            href={`tel:${number}`}
            className="inline-flex min-h-tap items-center whitespace-nowrap no-underline hover:underline sm:mr-6"
          >
            {words}
            <b className="ml-1">{number}</b>
          </a>
        ))}
      </p>
    </section>
  );
}

/** The foot of a public page: the ways without a phone, privacy, preferences, who runs it. */
export function Footer() {
  const { common } = useMessages();
  const { footer } = common;
  const link = "inline-flex min-h-tap items-center";
  return (
    <footer className="px-gutter pb-8">
      <div className="mx-auto max-w-page border-ink border-t pt-4 text-ink-2 text-min leading-[1.7] lg:flex lg:items-baseline lg:justify-between">
        <ul className="screen-only flex flex-wrap">
          <li className="mr-6">
            <a href="tel:12345" className={link}>
              {footer.phone}
            </a>
          </li>
          <li className="mr-6">
            <Link to={addresses.windows} className={link}>
              {footer.windows}
            </Link>
          </li>
          <li className="mr-6">
            <Link to={addresses.privacy} className={link}>
              {footer.privacy}
            </Link>
          </li>
          <li className="mr-6">
            <Link to={addresses.preferences} className={link}>
              {footer.preferences}
            </Link>
          </li>
          <li>
            <Link to={addresses.install} className={link}>
              {footer.install}
            </Link>
          </li>
        </ul>
        <p className="mt-1 lg:mt-0 lg:ml-8 lg:whitespace-nowrap">{footer.host}</p>
      </div>
    </footer>
  );
}
