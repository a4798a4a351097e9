import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { safeReturnPath } from "#app/platform/safe-return-path.ts";
import { Actions, Button } from "#app/ui/button.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { Column, PageHead } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { preferencesIn, readPreferences, rememberPreferences } from "#app/ui/preferences.server.ts";

/** With `text`, `theme` or `lang` in the address it sets them and goes back; otherwise it shows the choices. */
export async function loader({ request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const back = safeReturnPath(query.get("return"));
  const chosen = preferencesIn(query);
  if (Object.keys(chosen).length > 0) throw redirect(back, { headers: rememberPreferences(chosen) });
  return { ...readPreferences(request), back };
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  return redirect(safeReturnPath(form.get("return")), { headers: rememberPreferences(preferencesIn(form)) });
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.common.preferences.title);

export default function PreferencesPage() {
  const { language, text, theme, back } = useLoaderData<typeof loader>();
  const { preferences } = useMessages().common;
  return (
    <Column>
      <PageHead title={preferences.title} lead={preferences.lead} />
      <Form method="post">
        <input type="hidden" name="return" value={back} />
        <Radios
          name="text"
          legend={preferences.text}
          value={text}
          options={[
            { value: "standard", label: preferences.textStandard },
            { value: "large", label: preferences.textLarge },
          ]}
        />
        <Radios
          name="theme"
          legend={preferences.theme}
          value={theme}
          options={[
            { value: "auto", label: preferences.themeAuto },
            { value: "light", label: preferences.themeLight },
            { value: "dark", label: preferences.themeDark },
          ]}
        />
        <Radios
          name="lang"
          legend={preferences.language}
          value={language}
          options={[
            { value: "zh-CN", label: "中文", lang: "zh-CN" },
            { value: "en", label: "English", lang: "en" },
          ]}
        />
        <Actions>
          <Button tone="main">{preferences.save}</Button>
        </Actions>
      </Form>
    </Column>
  );
}
