/** The steps of a new agreement, all of them in the page's address: who pays, which lawyer, which villages. */
import { localDateOf } from "#app/deadlines/local-date.ts";
import { type DivisionPick, divisionPick } from "#app/organisations/division-picker.server.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { isId } from "#app/platform/ids.ts";
import { mostVillages } from "./sponsorship-form.ts";
import { possibleAdvisers, possibleSponsors } from "./sponsorship-queries.server.ts";

export type ChosenVillage = { readonly code: string; readonly fullName: string };

export type AgreementStep =
  | {
      readonly step: "sponsor";
      readonly typed: string;
      readonly choices: readonly { readonly id: string; readonly name: string }[];
    }
  | {
      readonly step: "adviser";
      readonly typed: string;
      readonly choices: Awaited<ReturnType<typeof possibleAdvisers>>;
    }
  | { readonly step: "villages"; readonly pick: DivisionPick }
  | { readonly step: "term"; readonly today: string };

export type AgreementChoices = {
  readonly sponsor: { readonly id: string; readonly name: string } | null;
  readonly adviser: { readonly id: string; readonly name: string; readonly firmName: string } | null;
  readonly villages: readonly ChosenVillage[];
};

/** What was chosen so far; what does not exist counts as not chosen. `?place=` adds to the villages. */
export async function agreementChoices(db: Transaction, query: URLSearchParams): Promise<AgreementChoices> {
  const [sponsorId, adviserId] = [query.get("sponsor"), query.get("adviser")];
  const sponsor = isId(sponsorId)
    ? await db.organisation.findFirst({
        where: { id: sponsorId, isActive: true },
        select: { id: true, name: true },
      })
    : null;
  const adviser = isId(adviserId)
    ? await db.adviser.findFirst({
        where: { id: adviserId, isActive: true },
        select: { id: true, displayName: true, firm: { select: { name: true } } },
      })
    : null;
  return {
    sponsor,
    adviser: adviser && { id: adviser.id, name: adviser.displayName, firmName: adviser.firm.name },
    villages: await villagesOf(db, (query.get("villages") ?? "").split("."), query.get("place")),
  };
}

/** A township that was pressed stands for all its villages. */
async function villagesOf(
  db: Transaction,
  codes: readonly string[],
  pressed: string | null,
): Promise<readonly ChosenVillage[]> {
  const known = codes.filter((code) => /^\d{12}$/.test(code)).slice(0, mostVillages);
  const rows = await db.division.findMany({
    where: {
      level: "village",
      OR: [
        { code: { in: known } },
        ...(pressed === null ? [] : [{ code: pressed }, { parentCode: pressed }]),
      ],
    },
    orderBy: { code: "asc" },
    take: mostVillages,
    select: { code: true, fullName: true },
  });
  return rows;
}

export async function agreementStep(
  db: Transaction,
  url: URL,
  { sponsor, adviser, villages }: AgreementChoices,
  now: Date,
): Promise<AgreementStep> {
  const typed = (url.searchParams.get("name") ?? "").slice(0, 60);
  if (sponsor === null) return { step: "sponsor", typed, choices: await possibleSponsors(db, typed) };
  if (adviser === null) return { step: "adviser", typed, choices: await possibleAdvisers(db, typed, now) };
  if (villages.length > 0 && url.searchParams.has("term")) return { step: "term", today: localDateOf(now) };
  return { step: "villages", pick: await divisionPick(db, besides(url), null) };
}

/** After a village was pressed the walk goes on among its neighbours. */
function besides(url: URL): URL {
  const pressed = url.searchParams.get("place");
  if (pressed === null || url.searchParams.has("in")) return url;
  const beside = new URL(url);
  beside.searchParams.set("in", pressed.slice(0, pressed.length === 12 ? 9 : 6));
  return beside;
}
