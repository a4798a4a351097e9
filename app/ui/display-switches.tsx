import { useLocation } from "@remix-run/react";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "./addresses.ts";
import { useDisplay } from "./display.tsx";

/**
 * Text size and language, on every page. Plain links: they work without script, set a cookie and come back to
 * the same page. The word shown is what one gets, in the language one gets it in.
 */
export function DisplaySwitches() {
  const { common } = useMessages();
  const { elder } = useDisplay();
  const location = useLocation();
  const here = location.pathname + location.search;
  const asked = new URLSearchParams(location.search);
  asked.set("lang", useLanguage() === "en" ? "zh-CN" : "en");
  const text = elder ? "standard" : "large";
  return (
    <nav aria-label={common.switches.label} className="switches screen-only flex items-center">
      <a
        href={`${addresses.preferences}?text=${text}&return=${encodeURIComponent(here)}`}
        rel="nofollow"
        className={switchLook}
      >
        {elder ? common.switches.standardText : common.switches.largeText}
      </a>
      <a
        href={`${location.pathname}?${asked}`}
        rel="nofollow"
        hrefLang={common.switches.otherLanguageTag}
        lang={common.switches.otherLanguageTag}
        className={switchLook}
      >
        {common.switches.otherLanguage}
      </a>
    </nav>
  );
}

const switchLook =
  "flex min-h-tap min-w-tap items-center justify-center whitespace-nowrap px-2 text-min no-underline last:pr-0 sm:px-3 hover:underline";
