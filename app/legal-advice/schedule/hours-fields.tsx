/** From when to when, how and where: the same for hours of the week and of one day. */
import { useMessages } from "#app/i18n/use-messages.tsx";
import { Select, TextInput } from "#app/ui/field.tsx";
import type { repliedFields } from "#app/ui/form.tsx";
import { adviceModes } from "../bookings/wanted-time.ts";

type Field = ReturnType<typeof repliedFields>;

export function TimeFields({
  field,
  optional = false,
}: {
  readonly field: Field;
  readonly optional?: boolean;
}) {
  const { fields } = useMessages().schedule;
  return (
    <>
      <TextInput {...field("fromTime")} label={fields.from} type="time" optional={optional} />
      <TextInput {...field("toTime")} label={fields.to} type="time" optional={optional} />
    </>
  );
}

export function MeetingFields({
  field,
  places,
  optional = false,
}: {
  readonly field: Field;
  readonly places: readonly { readonly id: string; readonly name: string }[];
  readonly optional?: boolean;
}) {
  const { schedule, bookings } = useMessages();
  const { fields } = schedule;
  return (
    <>
      <Select
        {...field("mode")}
        label={fields.mode}
        placeholder
        optional={optional}
        options={adviceModes.map((value) => ({ value, label: bookings.mode[value] }))}
      />
      <Select
        {...field("placeId")}
        label={fields.place}
        hint={fields.placeHint}
        placeholder
        optional
        options={places.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </>
  );
}
