import type { ReactNode } from "react";

export type CodeEntry = {
  readonly name: ReactNode;
  /** Digits in groups as they are read aloud, such as ["2604", "1400", "3824"]. */
  readonly groups: readonly string[];
  /** Underlines the last digit: it checks the others. */
  readonly checkDigit?: boolean;
  readonly hint?: ReactNode;
};

/** What a person must keep, opened by the double rule: the case number, and the lookup code beside it. */
export function Codes({ entries }: { entries: readonly CodeEntry[] }) {
  return (
    <dl className="codes double-rule">
      {entries.map(({ name, groups, checkDigit, hint }) => (
        <div key={groups.join(" ")}>
          <dt className="text-ink-2">{name}</dt>
          <dd>
            <CodeGroups groups={groups} checkDigit={checkDigit} />
            {hint !== undefined && <p className="mt-1 text-ink-2 text-min leading-[1.6]">{hint}</p>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** One number in large digits. A screen reader reads the groups one after the other. */
export function CodeGroups({ groups, checkDigit = false }: Pick<CodeEntry, "groups" | "checkDigit">) {
  return (
    <span className="flex whitespace-nowrap font-bold font-num text-code leading-[1.3] tracking-[.02em]">
      {groups.map((group, at) => {
        const marked = checkDigit && at === groups.length - 1;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the groups of one number never change places
          <span key={at} className="mr-[.34em] last:mr-0">
            {marked ? group.slice(0, -1) : group}
            {marked && <span className="border-ink border-b-[3px]">{group.slice(-1)}</span>}
            {at < groups.length - 1 && <span className="vh"> </span>}
          </span>
        );
      })}
    </span>
  );
}
