/**
 * The Remix options. `vite.config.ts` reads this file, so that it stays the one place where they are set.
 *
 * The v3 flags are on, so that the move to React Router is a codemod. Lazy route discovery stays off:
 * its `/__manifest` can be made expensive from outside by long paths (docs/decisions/0002).
 *
 * @type {import("@remix-run/dev").VitePluginConfig}
 */
export default {
  appDirectory: "app",
  ignoredRouteFiles: ["**/*.test.*"],
  future: {
    v3_fetcherPersist: true,
    v3_lazyRouteDiscovery: false,
    v3_relativeSplatPath: true,
    v3_routeConfig: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
};
