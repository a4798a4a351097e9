import "./ui/theme.css";
import { type LinksFunction, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import type { Actor } from "./accounts/actor.ts";
import { actorOf } from "./accounts/current-actor.server.ts";
import { may } from "./accounts/permissions.ts";
import { phoneOwnerOf } from "./accounts/phone-owner.server.ts";
import { defaultLanguage, isLanguage, messagesFor } from "./i18n/catalogues.ts";
import { LanguageProvider } from "./i18n/use-messages.tsx";
import { DisplayProvider } from "./ui/display.tsx";
import { useNonce } from "./ui/nonce.tsx";
import { PageProblem } from "./ui/page-problem.tsx";
import { PhoneSays } from "./ui/phone-bars.tsx";
import { readPreferences, rememberPreferences } from "./ui/preferences.server.ts";
import { PublicSite } from "./ui/public-site.tsx";
import type { Viewer } from "./ui/viewer.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const asked = url.searchParams.get("lang");
  if (isLanguage(asked)) {
    url.searchParams.delete("lang");
    throw redirect(url.pathname + url.search, { headers: rememberPreferences({ language: asked }) });
  }
  const { language, text, theme } = readPreferences(request);
  const actor = await actorOf(request, context);
  return {
    language,
    elder: text === "large",
    theme,
    demonstration: context.env.demonstration,
    viewer: viewerOf(actor),
    phoneOwner: phoneOwnerOf(context.env, actor),
    pageScript: context.pageScript,
    serviceWorker: context.env.serviceWorker,
  };
}

function viewerOf(actor: Actor): Viewer | null {
  if (actor.kind === "visitor") return null;
  if (actor.kind === "resident") return { kind: "resident" };
  return {
    kind: "staff",
    name: actor.displayName,
    post: actor.post ?? actor.organisationName,
    supervises: may(actor, "petition.supervise"),
    filesOnBehalf: may(actor, "petition.file_on_behalf"),
    administers: may(actor, "organisation.manage"),
    readsSponsorships: may(actor, "sponsorship.read"),
    advises: may(actor, "advice.give"),
    callsBack: may(actor, "rating.call_back"),
    assesses: may(actor, "survey.run"),
    rectifies: may(actor, "rectification.answer"),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: messagesFor(data?.language ?? defaultLanguage).common.brand },
];

export const links: LinksFunction = () => [
  { rel: "icon", href: "/icons/seal.svg", type: "image/svg+xml" },
  { rel: "apple-touch-icon", href: "/icons/apple-touch-icon.png" },
  { rel: "manifest", href: "/manifest.webmanifest" },
];

/** The document around every page and around every error. */
export function Layout({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>("root");
  const language = data?.language ?? defaultLanguage;
  const theme = data?.theme ?? "auto";
  const nonce = useNonce();
  const matches = useMatches();
  const surface = matches.some((match) => match.id === "layouts/staff-desk") ? "desk" : undefined;
  return (
    <html
      lang={language}
      data-elder={data?.elder ? "" : undefined}
      data-theme={theme === "auto" ? undefined : theme}
      data-surface={surface}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <ThemeColour theme={theme} />
        {data && <meta name="phone-owner" content={data.phoneOwner} />}
        {data?.serviceWorker === false && <meta name="phone-worker" content="off" />}
        <Meta />
        <Links />
      </head>
      <body>
        <LanguageProvider language={language}>
          <DisplayProvider
            value={{ elder: data?.elder ?? false, demonstration: data?.demonstration ?? false }}
          >
            {children}
          </DisplayProvider>
          <PhoneSays />
        </LanguageProvider>
        {data && <script type="module" src={data.pageScript} />}
        {hydrates(matches) && (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        )}
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return (
    <PublicSite viewer={null}>
      <PageProblem />
    </PublicSite>
  );
}

/** A page whose `handle` says `{ hydrate: false }` is sent without script: 3 kB instead of 95. */
function hydrates(matches: ReturnType<typeof useMatches>): boolean {
  return !matches.some(
    ({ handle }) =>
      typeof handle === "object" && handle !== null && "hydrate" in handle && handle.hydrate === false,
  );
}

/** The colour of the phone's own bar: the paper of the page. */
function ThemeColour({ theme }: { theme: "auto" | "light" | "dark" }) {
  const light = "#fbfaf6";
  const dark = "#17150f";
  if (theme !== "auto") return <meta name="theme-color" content={theme === "dark" ? dark : light} />;
  return (
    <>
      <meta name="theme-color" content={light} media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content={dark} media="(prefers-color-scheme: dark)" />
    </>
  );
}
