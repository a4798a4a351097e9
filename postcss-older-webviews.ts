import type { CSSOptions } from "vite";

type PostcssPlugin = NonNullable<Exclude<CSSOptions["postcss"], string | undefined>["plugins"]>[number];

/**
 * Makes what Tailwind 4 writes readable for WebViews from Chrome 80 on, which know neither `@property` nor
 * `@layer`. Tailwind gives its internal `--tw-*` variables their first values in `@property` and repeats them
 * in `@layer properties { @supports (old Safari, old Firefox) { ... } }`; without them every `border` class
 * has no style. The repeated rules are taken out of both wrappers, so that every browser reads them.
 */
export function olderWebviews(): PostcssPlugin {
  return {
    postcssPlugin: "older-webviews",
    OnceExit(root) {
      root.walkAtRules("layer", (layer) => {
        if (layer.nodes === undefined) {
          layer.remove();
          return;
        }
        if (layer.params !== "properties") {
          throw layer.error(`cascade layer "${layer.params}" would be dropped by older WebViews`);
        }
        layer.walkAtRules("supports", (supports) => {
          supports.replaceWith(supports.nodes ?? []);
        });
        const rules = layer.nodes;
        root.prepend(rules);
        layer.remove();
      });
    },
  };
}
