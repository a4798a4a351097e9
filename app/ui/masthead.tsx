import { Link, NavLink, useLocation } from "@remix-run/react";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "./addresses.ts";
import { DisplaySwitches } from "./display-switches.tsx";
import type { Viewer } from "./viewer.tsx";

/** The brand: seal, name and city. Leads home. */
export function Brand({ to = "/", small = false }: { to?: string; small?: boolean }) {
  const { common } = useMessages();
  return (
    <Link to={to} className="mr-auto inline-flex min-h-tap items-center no-underline">
      <img
        src="/icons/seal.svg"
        alt=""
        width="32"
        height="32"
        className={small ? "h-7 w-7" : "h-8 w-8 lg:h-[38px] lg:w-[38px]"}
      />
      <b
        className={`ml-2.5 whitespace-nowrap font-song text-brand leading-none ${small ? "desk:text-door" : "lg:text-door"}`}
      >
        {common.brand}
      </b>
      {!small && (
        <span className="brand-city ml-2.5 whitespace-nowrap text-ink-2 text-min">{common.city}</span>
      )}
    </Link>
  );
}

/**
 * The head of every public page: brand, main pages, display switches, sign-in; then the double rule. On a
 * phone the main pages stand in one row under the brand, so that nothing hides behind a menu button.
 */
export function Masthead({ viewer }: { viewer: Viewer | null }) {
  const { common } = useMessages();
  const location = useLocation();
  const here = location.pathname + location.search;
  const pages = [
    { to: addresses.home, label: common.nav.home },
    { to: addresses.whichDoor, label: common.nav.whichDoor },
    { to: addresses.track, label: common.nav.track },
    { to: addresses.advice, label: common.nav.advice },
    { to: addresses.deadlines, label: common.nav.deadlines },
  ];
  const account =
    viewer === null
      ? { to: `${addresses.signIn}?return=${encodeURIComponent(here)}`, label: common.account.signIn }
      : { to: viewer.kind === "staff" ? addresses.desk : addresses.mine, label: common.account.mine };
  return (
    <header className="px-gutter">
      <div className="mx-auto max-w-page">
        <div className="flex min-h-[60px] flex-wrap items-center lg:min-h-[76px]">
          <Brand />
          <nav aria-label={common.nav.label} className="screen-only mr-3 hidden lg:flex">
            {pages.map((page) => (
              <NavItem key={page.to} {...page} />
            ))}
            <NavItem {...account} />
          </nav>
          <DisplaySwitches />
        </div>
        <div className="double-rule h-1.5" />
        <nav aria-label={common.nav.label} className="screen-only border-hair border-b lg:hidden">
          <div className="-mx-2 flex flex-wrap justify-between text-min">
            {pages.slice(1).map((page) => (
              <NavItem key={page.to} {...page} />
            ))}
            <NavItem {...account} />
          </div>
        </nav>
      </div>
    </header>
  );
}

function NavItem({ to, label }: { to: string; label: string }) {
  return (
    <NavLink
      to={to}
      end={to === "/"}
      className={({ isActive }) =>
        `flex min-h-tap items-center whitespace-nowrap px-2 no-underline hover:underline lg:px-3 ${isActive ? "font-bold" : ""}`
      }
    >
      {label}
    </NavLink>
  );
}
