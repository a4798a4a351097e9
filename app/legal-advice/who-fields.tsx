/** Who it is; then, for who has no account, the code. Used wherever one is asked. */
import { CodeField, PhoneField } from "#app/accounts/sign-in-fields.tsx";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { Select, TextInput } from "#app/ui/field.tsx";
import type { repliedFields } from "#app/ui/form.tsx";

type Field = ReturnType<typeof repliedFields>;

export function WhoFields({
  field,
  known,
  isClerk,
}: {
  readonly field: Field;
  readonly known: { readonly phone: string } | null;
  readonly isClerk: boolean;
}) {
  const { who } = useMessages().bookings;
  return (
    <>
      {isClerk && <ForWhom field={field} />}
      <TextInput {...field("name")} label={who.name} autoComplete={isClerk ? "off" : "name"} />
      {isClerk ? (
        <TextInput
          {...field("phone")}
          label={who.phone}
          hint={who.phoneOfOther}
          type="tel"
          inputMode="tel"
          autoComplete="off"
          optional
        />
      ) : known === null ? (
        <PhoneField {...field("phone")} />
      ) : (
        <p className="mt-6">
          <b>{who.phone}</b>
          <br />
          {known.phone} <span className="text-ink-2">{who.phoneOwn}</span>
        </p>
      )}
    </>
  );
}

/** The code for the number, and everything that was typed before it: `kept` names the other fields. */
export function ProveByCode({ field, kept }: { readonly field: Field; readonly kept: readonly string[] }) {
  return (
    <>
      <CodeField {...field("code")} phone={field("phone").defaultValue} />
      {["name", ...kept].map((name) => (
        <input key={name} type="hidden" name={name} value={field(name).defaultValue ?? ""} />
      ))}
    </>
  );
}

export type TopicChoice = { readonly id: string; readonly name: string; readonly nameEn: string };

/** What kind of matter it is. `none` is what stands there before one is chosen; `optional`: whoever cannot say leaves it. */
export function TopicField({
  field,
  topics,
  label,
  none,
  optional = false,
}: {
  readonly field: Field;
  readonly topics: readonly TopicChoice[];
  readonly label: string;
  readonly none: string;
  readonly optional?: boolean;
}) {
  const language = useLanguage();
  return (
    <Select
      {...field("topic")}
      label={label}
      optional={optional}
      options={[
        { value: "", label: none },
        ...topics.map(({ id, name, nameEn }) => ({ value: id, label: language === "en" ? nameEn : name })),
      ]}
    />
  );
}

/** Consent, on the record, before a clerk names anybody. */
function ForWhom({ field }: { readonly field: Field }) {
  const { who } = useMessages().bookings;
  const { defaultValue, ...consent } = field("consent");
  return (
    <Radios
      {...consent}
      value={defaultValue}
      legend={who.forWhom}
      options={[
        { value: "present", label: who.present, hint: who.presentHint },
        { value: "on_the_phone", label: who.onThePhone, hint: who.onThePhoneHint },
        { value: "self", label: who.self },
      ]}
    />
  );
}
