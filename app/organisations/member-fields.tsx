import { useMessages } from "#app/i18n/use-messages.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { TextInput } from "#app/ui/field.tsx";
import type { FieldOf } from "#app/ui/form.tsx";
import { longest } from "./organisation-form.ts";
import type { Role } from "./organisation-kinds.ts";

/** Name, role and post of a member, for a new one and for one that is changed. Each role says what it may do. */
export function MemberFields({ field, roles }: { field: FieldOf; roles: readonly Role[] }) {
  const { admin, roles: names } = useMessages().organisations;
  const { fields } = admin;
  const { defaultValue, ...role } = field("role");
  return (
    <>
      <TextInput
        {...field("displayName")}
        label={fields.displayName}
        hint={fields.displayNameHint}
        autoComplete="off"
        maxLength={longest.displayName}
      />
      <Radios
        {...role}
        value={defaultValue ?? (roles.length === 1 ? roles[0] : undefined)}
        legend={fields.role}
        options={roles.map((value) => ({ value, label: names[value], hint: admin.mayDo[value] }))}
      />
      <TextInput
        {...field("post")}
        label={fields.post}
        hint={fields.postHint}
        optional
        maxLength={longest.post}
      />
    </>
  );
}
