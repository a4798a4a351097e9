import { Outlet } from "@remix-run/react";
import { PageProblem } from "#app/ui/page-problem.tsx";
import { PublicSite } from "#app/ui/public-site.tsx";
import { useViewer } from "#app/ui/viewer.tsx";

/** The layout of all pages in `routes/` folders. */
export default function PublicSiteLayout() {
  return (
    <PublicSite viewer={useViewer()}>
      <Outlet />
    </PublicSite>
  );
}

/** A page without its own ErrorBoundary fails inside the frame, so that the ways on are still there. */
export function ErrorBoundary() {
  return (
    <PublicSite viewer={useViewer()}>
      <PageProblem />
    </PublicSite>
  );
}
