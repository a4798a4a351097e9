import { vitePlugin as remix } from "@remix-run/dev";
import type {} from "@remix-run/node";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import { olderWebviews } from "./postcss-older-webviews.ts";
import remixOptions from "./remix.config.js";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig({
  plugins: [remix(remixOptions), tailwindcss()],
  cacheDir: ".cache/vite",
  // Lightning CSS writes `padding-inline`, `inset` and the like out for the targets; esbuild would not.
  build: { target: ["chrome80", "safari13.1"], cssMinify: "lightningcss", chunkSizeWarningLimit: 700 },
  css: { postcss: { plugins: [olderWebviews()] } },
  // Listed, or the first click in development finds new dependencies and reloads the page.
  optimizeDeps: {
    // Not the routes: the search does not know that Remix takes their loaders out, and would bundle server packages.
    entries: ["app/entry.client.tsx", "app/ui/**/*.tsx"],
    exclude: ["@prisma/client", "@prisma/adapter-pg", "@remix-run/node", "lucia"],
  },
});
