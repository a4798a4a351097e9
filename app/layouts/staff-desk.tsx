import { Outlet, useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { addresses } from "#app/ui/addresses.ts";
import { PageProblem } from "#app/ui/page-problem.tsx";
import { StaffDesk } from "#app/ui/staff-desk.tsx";
import { useViewer } from "#app/ui/viewer.tsx";

/** The layout of all pages in `desk-routes/` folders. Each of them checks for itself who may open it. */
export default function StaffDeskLayout() {
  return (
    <Desk>
      <Outlet />
    </Desk>
  );
}

export function ErrorBoundary() {
  return (
    <Desk>
      <PageProblem />
    </Desk>
  );
}

function Desk({ children }: { children: ReactNode }) {
  const {
    accounts,
    chambers,
    common,
    desk,
    filing,
    organisations,
    deadlines,
    schedule,
    ratings,
    sponsorships,
    surveys,
  } = useMessages();
  const [search] = useSearchParams();
  const viewer = useViewer();
  const staff = viewer?.kind === "staff" ? viewer : null;
  const administration = [
    { to: addresses.organisations, label: organisations.admin.title },
    { to: addresses.sponsorships, label: sponsorships.title },
    { to: addresses.calendar, label: deadlines.calendar.title },
    { to: addresses.deskConductLists, label: surveys.nav.lists },
  ];
  const petitions = [
    { to: addresses.desk, label: common.desk.inbox },
    ...(staff?.filesOnBehalf ? [{ to: addresses.deskFile, label: filing.desk.nav }] : []),
    ...(staff?.filesOnBehalf ? [{ to: addresses.deskAdvisers, label: sponsorships.near.deskTitle }] : []),
    ...(staff?.supervises ? [{ to: addresses.supervision, label: desk.supervision.title }] : []),
    ...(staff?.readsSponsorships ? [{ to: addresses.sponsorships, label: sponsorships.title }] : []),
    ...(staff?.callsBack ? [{ to: addresses.callBacks, label: ratings.callBacks.nav }] : []),
    ...(staff?.rectifies ? [{ to: addresses.deskRectification, label: surveys.nav.rectification }] : []),
    { to: addresses.inbox, label: accounts.account.inbox },
  ];
  const advice = [
    { to: addresses.chambers, label: chambers.nav.today },
    { to: `${addresses.chambers}/questions`, label: chambers.nav.questions },
    { to: addresses.hours, label: schedule.nav },
    { to: addresses.services, label: chambers.nav.services },
    { to: addresses.inbox, label: accounts.account.inbox },
  ];
  const assessment = [
    { to: addresses.rounds, label: surveys.nav.rounds },
    { to: addresses.questionnaires, label: surveys.nav.questionnaires },
    { to: addresses.deskRectification, label: surveys.nav.rectification },
    { to: addresses.inbox, label: accounts.account.inbox },
  ];
  const administers = staff?.administers === true;
  const advises = staff?.advises === true;
  const assesses = staff?.assesses === true;
  return (
    <StaffDesk
      viewer={viewer}
      nav={administers ? administration : advises ? advice : assesses ? assessment : petitions}
      query={search.get("q") ?? ""}
      find={!administers && !advises && !assesses}
    >
      {children}
    </StaffDesk>
  );
}
