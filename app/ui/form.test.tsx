import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { messagesFor } from "#app/i18n/index.ts";
import { LanguageProvider } from "#app/i18n/use-messages.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { TextArea, TextInput } from "./field.tsx";
import { fieldProps, formProblems } from "./form.tsx";

const words = { what: "请说说发生了什么事", phone: "手机号少了一位" };
const schema = z.object({
  what: z.string({ error: words.what }),
  phone: z.string({ error: words.phone }).length(11, words.phone),
});

function Page({ lastResult }: { lastResult: SubmissionResult<string[]> | null }) {
  const [form, fields] = useForm<z.input<typeof schema>>({ id: "say", lastResult });
  return (
    <>
      <ErrorSummary problems={formProblems(form, [fields.what, fields.phone])} />
      <form id={form.id}>
        <TextArea label="发生了什么事？" hint="想到哪写到哪。" asQuestion {...fieldProps(fields.what)} />
        <TextInput label="手机号" {...fieldProps(fields.phone)} />
      </form>
    </>
  );
}

function pageAfter(entries: Record<string, string>, language: "zh-CN" | "en" = "zh-CN") {
  const data = new FormData();
  for (const [name, value] of Object.entries(entries)) data.set(name, value);
  const lastResult = parseWithZod(data, { schema }).reply();
  return renderToStaticMarkup(
    <LanguageProvider language={language}>
      <Page lastResult={lastResult} />
    </LanguageProvider>,
  );
}

describe("a form that came back", () => {
  const html = pageAfter({ what: "", phone: "1380000000" });

  it("says the same words in the summary and at the field, and the summary leads to the field", () => {
    expect(html).toContain('role="alert"');
    for (const [name, sentence] of Object.entries(words)) {
      const summaryLine = new RegExp(`<a href="#say-${name}"[^>]*>${sentence}</a>`);
      const atField = new RegExp(`id="say-${name}-error".*?<span>${sentence}</span>`);
      expect(html).toMatch(summaryLine);
      expect(html).toMatch(atField);
    }
  });

  it("ties the field to its error and hint", () => {
    expect(html).toMatch(
      /<textarea[^>]*aria-describedby="say-what-error say-what-hint"[^>]*aria-invalid="true"/,
    );
    expect(html).toContain('<label for="say-phone"');
  });

  it("keeps what was typed", () => {
    expect(html).toContain('value="1380000000"');
  });

  it("counts what is left to mend in the person's language", () => {
    expect(html).toContain(messagesFor("zh-CN").common.form.errorTitle(2));
    expect(pageAfter({}, "en")).toContain(messagesFor("en").common.form.errorTitle(2));
  });

  it("shows no summary when nothing is wrong", () => {
    expect(pageAfter({ what: "渠塌了", phone: "13800000000" })).not.toContain('role="alert"');
  });
});
