import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { defaultLanguage, isLanguage } from "./i18n/language.ts";
import { loadCatalogue } from "./i18n/load-catalogue.ts";

async function takeOver(): Promise<void> {
  const { lang } = document.documentElement;
  await loadCatalogue(isLanguage(lang) ? lang : defaultLanguage);
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <RemixBrowser />
      </StrictMode>,
    );
  });
}

void takeOver();
