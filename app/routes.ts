/**
 * The site map. A room says which layout a page belongs to by the folder it puts the page in:
 *   `<room>/routes/`       pages for the public, and resource routes (json, pdf, files)
 *   `<room>/desk-routes/`  pages for staff; their file names begin with `desk.` or `chambers.` (the adviser's desk)
 * File names follow Remix's flat-route convention within a folder. A room that has no such folder is skipped.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { flatRoutes } from "@remix-run/fs-routes";
import { getAppDirectory, layout, type RouteConfig } from "@remix-run/route-config";

const rooms = [
  "",
  "deadlines",
  "petitions",
  "attachments",
  "legal-advice",
  "surveys",
  "ratings",
  "accounts",
  "organisations",
  "which-door",
  "matters",
  "notifications",
  "offline",
  "platform",
  "wechat",
] as const;

async function pagesIn(folder: "routes" | "desk-routes") {
  const folders = rooms
    .map((room) => (room === "" ? folder : `${room}/${folder}`))
    .filter((path) => existsSync(join(getAppDirectory(), path)));
  const pages = await Promise.all(
    folders.map((rootDirectory) => flatRoutes({ rootDirectory, ignoredRouteFiles: ["**/*.test.*"] })),
  );
  return pages.flat();
}

export default [
  layout("layouts/public-site.tsx", await pagesIn("routes")),
  layout("layouts/staff-desk.tsx", await pagesIn("desk-routes")),
] satisfies RouteConfig;
