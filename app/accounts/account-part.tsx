/** The frame of the small pages on which one part of the account is changed. */
import type { ReactNode } from "react";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { ErrorSummary, type FieldProblem } from "#app/ui/error-summary.tsx";
import { Column, PageHead } from "#app/ui/page.tsx";
import { BackLink } from "#app/ui/steps.tsx";

export function AccountPart({
  title,
  lead,
  problems,
  children,
}: {
  title: string;
  lead: string;
  problems: readonly FieldProblem[];
  children: ReactNode;
}) {
  const { account } = useMessages().accounts;
  return (
    <Column>
      <div className="pt-4">
        <BackLink to={addresses.account}>{account.back}</BackLink>
      </div>
      <ErrorSummary problems={problems} />
      <PageHead title={title} lead={lead} />
      {children}
    </Column>
  );
}
