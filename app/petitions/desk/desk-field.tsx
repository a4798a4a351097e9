/** One question of a step's form, by its name. */
import { useMessages } from "#app/i18n/use-messages.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { Select, TextArea, TextInput } from "#app/ui/field.tsx";
import { declineArticles, declineReasons } from "../decline-reasons.ts";
import type { DeskFormOptions } from "./desk-form-options.server.ts";
import { type DeskAction, type FieldName, outcomes, rightDoors, transferModes } from "./desk-forms.ts";

type Control = {
  readonly defaultValue?: string | undefined;
  readonly error?: string | undefined;
};

export function DeskField({
  name,
  step,
  options,
  ...control
}: Control & { name: FieldName; step: DeskAction; options: DeskFormOptions }) {
  const { desk, petitions } = useMessages();
  const { fields } = desk;
  const { defaultValue, error } = control;
  const radios = { name, value: defaultValue, error };
  const text = { name, defaultValue, error };
  switch (name) {
    case "classification":
      return (
        <Radios
          {...radios}
          legend={fields.classification}
          options={(["redress", "suggestion", "accusation"] as const).map((value) => ({
            value,
            label: petitions.class[value],
            hint: fields.classHint[value],
          }))}
        />
      );
    case "redressItem":
      return (
        <Radios
          {...radios}
          legend={fields.redressItem}
          hint={fields.redressItemHint}
          options={([6, 5, 4, 3, 2, 1] as const).map((item) => ({
            value: String(item),
            label: petitions.item[item],
            hint: fields.itemHint(petitions.itemOf(item), fields.itemLeadsTo[item]),
          }))}
        />
      );
    case "topicId":
      return <Select {...text} label={fields.topicId} options={options.topics} placeholder={true} />;
    case "title":
      return <TextInput {...text} label={fields.title} hint={fields.titleHint} maxLength={60} />;
    case "declineReason":
      return (
        <Radios
          {...radios}
          legend={fields.declineReason}
          options={declineReasons.map((value) => ({
            value,
            label: petitions.declineReason[value],
            hint: petitions.article[declineArticles[value]],
          }))}
        />
      );
    case "rightDoor":
      return (
        <Radios
          {...radios}
          legend={fields.rightDoor}
          options={rightDoors.map((value) => ({ value, label: petitions.door[value] }))}
        />
      );
    case "toOrganisation":
      return (
        <Radios
          {...radios}
          legend={fields.toOrganisation}
          hint={fields.toOrganisationHint}
          options={options.organisations}
        />
      );
    case "transferMode":
      return (
        <Radios
          {...radios}
          value={defaultValue ?? "forward"}
          legend={fields.transferMode}
          options={transferModes.map((value) => ({
            value,
            label: fields.transferModes[value],
            hint: fields.transferModeHint[value],
          }))}
        />
      );
    case "membership":
      return <Radios {...radios} legend={fields.membership} options={options.members} />;
    case "outcome":
      return (
        <Radios
          {...radios}
          legend={fields.outcome}
          options={outcomes.map((value) => ({ value, label: petitions.outcome[value] }))}
        />
      );
    case "approvedBy":
      return <TextInput {...text} label={fields.approvedBy} hint={fields.approvedByHint} />;
    case "hearingDays":
      return (
        <TextInput {...text} label={fields.hearingDays} hint={fields.hearingDaysHint} inputMode="numeric" />
      );
    case "publicNote":
      return <TextArea {...text} rows={4} {...publicNoteWords(step, fields)} />;
    case "internalNote":
      return (
        <TextArea {...text} rows={4} label={internalNoteLabel(step, fields)} hint={fields.internalNoteHint} />
      );
    case "legalBasis":
    case "remedyNotice":
      return <TextArea {...text} label={fields[name]} rows={4} />;
    default:
      return <TextArea {...text} label={fields[name]} rows={6} />;
  }
}

function internalNoteLabel(step: DeskAction, fields: ReturnType<typeof useMessages>["desk"]["fields"]) {
  if (step === "urge") return fields.urgeNote;
  return step === "object" || step === "refuse_objection" || step === "recuse"
    ? fields.reasonPublic
    : fields.internalNote;
}

function publicNoteWords(step: DeskAction, fields: ReturnType<typeof useMessages>["desk"]["fields"]) {
  if (step === "ask_material") return { label: fields.askNote, hint: fields.askNoteHint };
  if (step === "accept" || step === "accept_simplified" || step === "close")
    return { label: fields.publicNote, optional: true };
  if (step === "hold_hearing") return { label: fields.publicNote, hint: fields.hearingNoteHint };
  return { label: fields.reasonPublic, hint: fields.reasonPublicHint };
}
