/** Who books or waits and what it is about; then, for who has no account, the code. */
import { useMessages } from "#app/i18n/use-messages.tsx";
import { TextArea, TextInput } from "#app/ui/field.tsx";
import type { repliedFields } from "#app/ui/form.tsx";
import { enterpriseFields } from "../check-ups/check-up-form.ts";
import { EnterpriseFields } from "../check-ups/enterprise-fields.tsx";
import { ProveByCode, type TopicChoice, TopicField, WhoFields } from "../who-fields.tsx";
import type { BookingKind } from "./wanted-time.ts";

export function BookingWho({
  kind = "consultation",
  field,
  known,
  isClerk,
  topics,
  askCode,
}: {
  readonly kind?: BookingKind;
  readonly field: ReturnType<typeof repliedFields>;
  readonly known: { readonly phone: string } | null;
  readonly isClerk: boolean;
  readonly topics: readonly TopicChoice[];
  readonly askCode: boolean;
}) {
  const { bookings, checkUps } = useMessages();
  const { who } = bookings;
  if (askCode)
    return <ProveByCode field={field} kept={["topic", "matter", "otherSide", ...enterpriseFields]} />;
  if (kind === "check_up")
    return (
      <>
        <EnterpriseFields field={field} />
        <WhoFields field={field} known={known} isClerk={isClerk} />
        <TextArea
          {...field("matter")}
          label={checkUps.who.matter}
          hint={checkUps.who.matterHint}
          rows={5}
          optional
        />
      </>
    );
  return (
    <>
      <WhoFields field={field} known={known} isClerk={isClerk} />
      <TopicField field={field} topics={topics} label={who.topic} none={who.topicNone} optional />
      <TextArea {...field("matter")} label={who.matter} hint={who.matterHint} rows={5} optional />
      <TextInput
        {...field("otherSide")}
        label={who.otherSide}
        hint={who.otherSideHint}
        autoComplete="off"
        optional
      />
    </>
  );
}
