import { useMessages } from "#app/i18n/use-messages.tsx";
import { Checkbox } from "#app/ui/choices.tsx";
import { type OptionGroup, Select, TextInput } from "#app/ui/field.tsx";
import type { FieldOf } from "#app/ui/form.tsx";
import { longest } from "./organisation-form.ts";
import { organisationKinds } from "./organisation-kinds.ts";

/** The fields of an organisation, for a new one and for one that is changed. */
export function OrganisationFields({
  field,
  superiors,
  isActive,
}: {
  field: FieldOf;
  superiors: readonly OptionGroup[];
  /** Null for a new organisation, which is always open. */
  isActive: boolean | null;
}) {
  const { admin, kinds } = useMessages().organisations;
  const { fields } = admin;
  return (
    <>
      <TextInput {...field("name")} label={fields.name} maxLength={longest.name} />
      <TextInput {...field("nameEn")} label={fields.nameEn} optional maxLength={longest.nameEn} lang="en" />
      <Select
        {...field("kind")}
        label={admin.kind}
        hint={fields.kindHint}
        placeholder
        options={organisationKinds.map((value) => ({ value, label: kinds[value] }))}
      />
      <Select
        {...field("superiorId")}
        label={fields.superior}
        hint={fields.superiorHint}
        placeholder={fields.noSuperior}
        options={superiors}
      />
      <TextInput {...field("address")} label={fields.address} optional maxLength={longest.address} />
      <TextInput {...field("phone")} label={fields.phone} optional type="tel" maxLength={longest.phone} />
      <TextInput
        {...field("openingHours")}
        label={fields.hours}
        hint={fields.hoursHint}
        optional
        maxLength={longest.openingHours}
      />
      {isActive !== null && (
        <Checkbox name="isActive" label={fields.active} hint={fields.activeHint} checked={isActive} />
      )}
    </>
  );
}
