/** Who books or waits and what it is about; then, for who has no account, the code. Used wherever one is asked. */
import { CodeField, PhoneField } from "#app/accounts/sign-in-fields.tsx";
import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { Select, TextArea, TextInput } from "#app/ui/field.tsx";
import type { repliedFields } from "#app/ui/form.tsx";

type Field = ReturnType<typeof repliedFields>;

export function WhoFields({
  field,
  known,
  isClerk,
  topics,
  askCode,
}: {
  readonly field: Field;
  readonly known: { readonly phone: string } | null;
  readonly isClerk: boolean;
  readonly topics: readonly { readonly id: string; readonly name: string; readonly nameEn: string }[];
  readonly askCode: boolean;
}) {
  const { who } = useMessages().bookings;
  const language = useLanguage();
  if (askCode)
    return (
      <>
        <CodeField {...field("code")} phone={field("phone").defaultValue} />
        {(["name", "topic", "matter"] as const).map((name) => (
          <input key={name} type="hidden" name={name} value={field(name).defaultValue ?? ""} />
        ))}
      </>
    );
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
      <Select
        {...field("topic")}
        label={who.topic}
        optional
        options={[
          { value: "", label: who.topicNone },
          ...topics.map(({ id, name, nameEn }) => ({ value: id, label: language === "en" ? nameEn : name })),
        ]}
      />
      <TextArea {...field("matter")} label={who.matter} hint={who.matterHint} rows={5} optional />
    </>
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
