/** What the script of every page (app/offline/page) says, in the person's language; nothing until it has something to say. */
import { useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "./addresses.ts";

// The script writes into both, also on pages that React takes over, before or after it does: fixed text that is set
// as such tells React to leave alone what is inside.
const line = { __html: '<p role="alert" class="mx-auto max-w-measure"></p>' };
const link = {
  __html: `<p class="mx-auto max-w-page"><a href="${addresses.outbox}" class="inline-flex min-h-tap items-center font-bold"></a></p>`,
};

const plain = { __html: '<p class="mx-auto max-w-page py-3"></p>' };

/** Above a page that the phone has kept: when it was seen. */
export function PhoneKept() {
  const { keptPage } = useMessages().offline;
  return (
    <aside
      id="phone-kept"
      hidden
      aria-label={keptPage.label}
      data-words={keptPage.words}
      className="screen-only bg-due-soon-wash px-gutter text-ink"
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: fixed text, see above
      dangerouslySetInnerHTML={plain}
    />
  );
}

/** Offers a new version of what lies on the phone. */
export function PhoneUpdate() {
  const { label, words, change } = useMessages().offline.update;
  return (
    <aside
      id="phone-update"
      hidden
      aria-label={label}
      className="screen-only bg-paper-sunk px-gutter text-ink"
      suppressHydrationWarning
    >
      <p className="mx-auto max-w-page">
        {words}{" "}
        <button type="button" className="inline-flex min-h-tap items-center underline">
          {change}
        </button>
      </p>
    </aside>
  );
}

/** At the foot of the page, over it. */
export function PhoneSays() {
  const { held, sending, kept, full } = useMessages().offline;
  return (
    <div
      id="phone-says"
      hidden
      data-held={held}
      data-sending={sending}
      data-kept={kept}
      data-full={full}
      className="fixed inset-x-0 bottom-0 z-50 bg-ink px-gutter py-4 text-paper leading-[1.6]"
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: fixed text, see above
      dangerouslySetInnerHTML={line}
    />
  );
}

/** Above the page: leads to what waits on this phone. */
export function PhoneWaiting() {
  const { label, one, many, sent, others } = useMessages().offline.strip;
  return (
    <aside
      id="phone-waiting"
      hidden
      aria-label={label}
      data-one={one}
      data-many={many}
      data-sent={sent}
      data-others={others}
      className="screen-only bg-due-soon-wash px-gutter text-ink"
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: fixed text, see above
      dangerouslySetInnerHTML={link}
    />
  );
}
