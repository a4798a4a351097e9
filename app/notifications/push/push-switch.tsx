/**
 * Notifications on this phone, on and off. Only script knows whether the browser can: it shows the one part that is true
 * (app/offline/page/switch-push.ts). Asking for permission takes a press; nothing asks by itself.
 */
import { Form } from "@remix-run/react";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { Button } from "#app/ui/button.tsx";
import { Note } from "#app/ui/note.tsx";

export function PushSwitch({
  publicKey,
  isTold,
  hasFailed,
}: {
  /** Of this service, as a browser subscribes with it; null where it sends no push messages. */
  readonly publicKey: string | null;
  readonly isTold: boolean;
  readonly hasFailed: boolean;
}) {
  const { choices } = useMessages().notifications;
  if (publicKey === null) return <p>{choices.pushNowhere}</p>;
  return (
    <div id="phone-push" data-key={publicKey} data-told={isTold ? "" : undefined}>
      <p className="max-w-measure text-ink-2">{choices.pushLead}</p>
      {hasFailed && <Note icon="warning">{choices.pushFailed}</Note>}
      <p data-push="no-script" className="mt-2">
        {choices.pushNeedsScript}
      </p>
      <p data-push="unsupported" hidden className="mt-2 max-w-measure">
        {choices.pushUnsupported}
      </p>
      <p data-push="denied" hidden className="mt-2 max-w-measure">
        {choices.pushDenied}
      </p>
      <Form method="post" data-push="off" hidden className="mt-2">
        <input type="hidden" name="intent" value="tell" />
        <input type="hidden" name="subscription" />
        <p className="mb-2">{choices.pushOff}</p>
        <Button tone="soft">{choices.pushTurnOn}</Button>
      </Form>
      <Form method="post" data-push="on" hidden className="mt-2">
        <input type="hidden" name="intent" value="leave_alone" />
        <p className="mb-2">{choices.pushOn}</p>
        <Button tone="soft">{choices.pushTurnOff}</Button>
      </Form>
    </div>
  );
}
