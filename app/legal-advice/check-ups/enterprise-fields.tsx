/** Which enterprise the lawyer comes to, and where. */
import { useMessages } from "#app/i18n/use-messages.tsx";
import { Checkbox } from "#app/ui/choices.tsx";
import { TextInput } from "#app/ui/field.tsx";
import type { repliedFields } from "#app/ui/form.tsx";

export function EnterpriseFields({ field }: { readonly field: ReturnType<typeof repliedFields> }) {
  const { who } = useMessages().checkUps;
  return (
    <>
      <TextInput {...field("enterpriseName")} label={who.enterpriseName} autoComplete="organization" />
      <TextInput
        {...field("creditCode")}
        label={who.creditCode}
        hint={who.creditCodeHint}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
      />
      <Checkbox name="noCode" label={who.noCode} checked={field("noCode").defaultValue === "on"} />
      <TextInput
        {...field("address")}
        label={who.address}
        hint={who.addressHint}
        autoComplete="street-address"
      />
    </>
  );
}
