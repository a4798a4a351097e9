/** What the page script (page/page.ts) says, in the person's language, until it has something to say: nothing. */
import { useMessages } from "#app/i18n/use-messages.tsx";

export function PhoneBars() {
  const { offline } = useMessages();
  return (
    <div
      id="phone-says"
      hidden
      data-held={offline.held}
      className="fixed inset-x-0 bottom-0 z-50 bg-ink px-gutter py-4 text-paper leading-[1.6]"
      // The script writes into it, on pages that React takes over too, before or after it does.
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: fixed text; it tells React to leave what is inside alone
      dangerouslySetInnerHTML={{ __html: '<p role="alert" class="mx-auto max-w-measure"></p>' }}
    />
  );
}
