import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { defaultLanguage, isLanguage } from "./i18n/language.ts";
import { loadCatalogue } from "./i18n/load-catalogue.ts";

async function takeOver(): Promise<void> {
  const { lang } = document.documentElement;
  await Promise.all([loadCatalogue(isLanguage(lang) ? lang : defaultLanguage), dataOfPage()]);
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <RemixBrowser />
      </StrictMode>,
    );
  });
}

/**
 * Remix reads the page's data when it is first rendered, and throws a promise until it has. A key pressed in that moment
 * would make React give up the page (its error 345), so the data is read before anything is rendered.
 */
async function dataOfPage(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (waiting) {
    await waiting;
  }
}

void takeOver();
