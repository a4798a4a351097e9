import { Form, Link, NavLink } from "@remix-run/react";
import type { ReactNode } from "react";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "./addresses.ts";
import { QuietButton } from "./button.tsx";
import { DisplaySwitches } from "./display-switches.tsx";
import { boxLook } from "./field.tsx";
import { Brand } from "./masthead.tsx";
import { PhoneKept, PhoneUpdate, PhoneWaiting } from "./phone-bars.tsx";
import { DemonstrationStrip, SkipLink } from "./public-site.tsx";
import type { Viewer } from "./viewer.tsx";

export type DeskNavItem = { readonly to: string; readonly label: string };

/**
 * The frame of the staff desk: brand, desk pages, find box, who I am, sign-out. Dense from 1000 px, ordinary
 * on a phone (data-surface="desk" on <html>, set by the root). `nav` lists the pages this person may open.
 */
export function StaffDesk({
  viewer,
  nav,
  query = "",
  find = true,
  children,
}: {
  viewer: Viewer | null;
  nav: readonly DeskNavItem[];
  /** What is in the find box. */
  query?: string;
  /** Whether this person may look for petitions at all. */
  find?: boolean;
  children: ReactNode;
}) {
  const { common } = useMessages();
  return (
    <>
      <SkipLink />
      <PhoneKept />
      <PhoneWaiting />
      <PhoneUpdate />
      <DemonstrationStrip />
      <header className="screen-only flex flex-wrap items-center px-gutter pt-1 desk:min-h-14 desk:flex-nowrap desk:border-ink desk:border-b desk:pt-0">
        <div className="mr-auto flex desk:mr-4">
          <Brand to={addresses.desk} small />
        </div>
        <nav
          aria-label={common.desk.label}
          className="tabs order-4 -mx-gutter flex w-[calc(100%+2*var(--gutter))] overflow-x-auto border-ink border-b px-[calc(var(--gutter)-14px)] desk:order-none desk:mx-0 desk:mr-auto desk:w-auto desk:self-stretch desk:overflow-visible desk:border-b-0 desk:px-0"
        >
          {nav.map((item) => (
            <NavLink key={item.to} to={item.to} end={nav.some(({ to }) => to.startsWith(`${item.to}/`))}>
              {item.label}
            </NavLink>
          ))}
        </nav>
        {find && <FindBox query={query} />}
        {viewer?.kind === "staff" && <WhoIAm name={viewer.name} post={viewer.post} />}
      </header>
      <main id="main" tabIndex={-1} className="w-full flex-[1_0_auto] px-gutter pb-6 outline-none">
        <div className="mx-auto max-w-page">{children}</div>
      </main>
      <footer className="screen-only flex flex-wrap items-center justify-between border-hair border-t px-gutter text-ink-2 text-min">
        <div className="-ml-3">
          <DisplaySwitches />
        </div>
        {viewer !== null && (
          <Form method="post" action={addresses.signOut}>
            <QuietButton>{common.account.signOut}</QuietButton>
          </Form>
        )}
      </footer>
    </>
  );
}

function FindBox({ query }: { query: string }) {
  const { desk } = useMessages().common;
  return (
    <search className="relative order-3 my-1 w-full desk:order-none desk:my-0 desk:w-[280px]">
      <Form action={addresses.desk}>
        <label htmlFor="find" className="vh">
          {desk.find}
        </label>
        <input
          id="find"
          name="q"
          type="search"
          defaultValue={query}
          placeholder={desk.findHint}
          aria-keyshortcuts="/"
          className={`${boxLook()} desk:min-h-tap desk:pr-11`}
        />
        <span aria-hidden="true" className="absolute top-1/2 right-2.5 -mt-3 hidden desk:block">
          <kbd>/</kbd>
        </span>
      </Form>
    </search>
  );
}

function WhoIAm({ name, post }: { name: string; post: string }) {
  return (
    <p className="ml-4 whitespace-nowrap text-right text-ink-2 text-min leading-[1.35]">
      <Link to={addresses.account} className="block font-bold text-body text-ink">
        {name}
      </Link>
      {post}
    </p>
  );
}

/** The head of a desk page: heading and one sentence beside it. */
export function DeskHead({ title, lead }: { title: ReactNode; lead?: ReactNode }) {
  return (
    <div className="pt-6 pb-3 desk:flex desk:flex-wrap desk:items-baseline">
      <h1 className="desk:mr-4">{title}</h1>
      {lead !== undefined && <p className="mt-2 text-ink-2 desk:mt-0">{lead}</p>}
    </div>
  );
}
