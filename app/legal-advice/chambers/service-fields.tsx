/** What was done, how long and for how many: the same for a booking and for what nobody booked. */
import { useMessages } from "#app/i18n/use-messages.tsx";
import { Select, TextInput } from "#app/ui/field.tsx";
import type { repliedFields } from "#app/ui/form.tsx";
import { serviceKinds } from "./service-form.ts";

export function ServiceFields({
  field,
  sharedBy = 1,
}: {
  readonly field: ReturnType<typeof repliedFields>;
  /** Seats of the booked time. */
  readonly sharedBy?: number;
}) {
  const { record, kinds } = useMessages().chambers;
  return (
    <>
      <Select
        {...field("kind")}
        label={record.kind}
        options={serviceKinds.map((value) => ({ value, label: kinds[value] }))}
      />
      <TextInput
        {...field("minutes")}
        label={record.minutes}
        {...(sharedBy > 1 ? { hint: record.shared(sharedBy) } : {})}
        inputMode="numeric"
        autoComplete="off"
        maxLength={3}
      />
      <TextInput
        {...field("peopleServed")}
        label={record.people}
        inputMode="numeric"
        autoComplete="off"
        maxLength={3}
      />
      <TextInput {...field("note")} label={record.note} hint={record.noteHint} autoComplete="off" optional />
    </>
  );
}
