import { useMessages } from "#app/i18n/use-messages.tsx";
import { Column, PageHead, Section } from "#app/ui/page.tsx";
import { titled } from "#app/ui/page-title.ts";
import { Rows } from "#app/ui/rows.tsx";
import { Words } from "#app/ui/words.tsx";

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.privacy.title);

/** 个人信息保护法 第十七条 and 第三十五条: who, what for, how, which kinds, how long, and one's rights. */
export default function Privacy() {
  const { privacy } = useMessages();
  return (
    <Column>
      <PageHead title={privacy.title} lead={privacy.lead} />
      <Section title={privacy.who.title} first>
        <p>{privacy.who.text}</p>
      </Section>
      <Section title={privacy.why.title}>
        <Lines items={privacy.why.items} />
      </Section>
      <Section title={privacy.how.title}>
        <Lines items={privacy.how.items} />
      </Section>
      <Section title={privacy.kinds.title}>
        <Rows>
          {privacy.kinds.entries.map(([name, text]) => (
            <div key={name}>
              <b>{name}</b>
              <p className="text-ink-2">{text}</p>
            </div>
          ))}
        </Rows>
      </Section>
      <Section title={privacy.sensitive.title}>
        <p>{privacy.sensitive.text}</p>
      </Section>
      <Section title={privacy.keep.title}>
        <p>{privacy.keep.text}</p>
      </Section>
      <Section title={privacy.rights.title}>
        <Lines items={privacy.rights.items} />
        <p className="mt-4">{privacy.rights.how}</p>
      </Section>
      <Section title={privacy.cookies.title}>
        <p>{privacy.cookies.text}</p>
      </Section>
    </Column>
  );
}

function Lines({ items }: { items: readonly string[] }) {
  return (
    <Rows>
      {items.map((item) => (
        <p key={item}>
          <Words text={item} />
        </p>
      ))}
    </Rows>
  );
}
