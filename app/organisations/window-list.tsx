import { useLanguage, useMessages } from "#app/i18n/use-messages.tsx";
import { useDisplay } from "#app/ui/display.tsx";
import { KeyValues, Rows } from "#app/ui/rows.tsx";
import type { PublicWindow } from "./windows.server.ts";

/** Windows with where, when and how to call. What is not entered is left out. */
export function WindowList({ windows }: { windows: readonly PublicWindow[] }) {
  const { windows: words } = useMessages().organisations;
  const language = useLanguage();
  return (
    <Rows>
      {windows.map(({ id, name, nameEn, address, openingHours, phone }) => {
        const english = language === "en" && nameEn !== null;
        return (
          <div key={id}>
            <h3 lang={english ? "en" : "zh-CN"} className="mb-1 font-song text-row">
              {english ? nameEn : name}
            </h3>
            <KeyValues
              entries={[
                [words.address, address],
                [words.hours, openingHours],
                [words.phone, phone && <Phone number={phone} />],
              ]}
            />
          </div>
        );
      })}
    </Rows>
  );
}

/** In a demonstration the numbers are invented, so nothing dials them. */
function Phone({ number }: { number: string }) {
  const { windows: words } = useMessages().organisations;
  const { demonstration } = useDisplay();
  if (demonstration)
    return (
      <>
        {number}
        <span className="block text-ink-2 text-min">{words.invented}</span>
      </>
    );
  return (
    <a href={`tel:${number}`} className="inline-flex min-h-tap items-center">
      {number}
    </a>
  );
}
