/** The fields that every way in begins with. */
import { useMessages } from "#app/i18n/use-messages.tsx";
import { TextInput } from "#app/ui/field.tsx";
import type { repliedFields } from "#app/ui/form.tsx";

type Replied = ReturnType<ReturnType<typeof repliedFields>>;

export function PhoneField(props: Replied) {
  const { signIn } = useMessages().accounts;
  return (
    <TextInput
      {...props}
      label={signIn.phone}
      hint={signIn.phoneHint}
      type="tel"
      inputMode="tel"
      autoComplete="tel-national"
    />
  );
}

/** The code, for the number that was typed before. */
export function CodeField({ phone, ...props }: Replied & { phone: string | undefined }) {
  const { signIn } = useMessages().accounts;
  return (
    <>
      <input type="hidden" name="step" value="code" />
      <input type="hidden" name="phone" value={phone} />
      <TextInput
        {...props}
        label={signIn.code}
        hint={signIn.codeHint}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={8}
      />
    </>
  );
}
