import type { CSSOptions } from "vite";

type PostcssPlugin = NonNullable<Exclude<CSSOptions["postcss"], string | undefined>["plugins"]>[number];

/**
 * Makes what Tailwind 4 writes readable for WebViews from Chrome 80 on, which know neither `@property`,
 * `@layer` nor `padding-inline` with one value for both sides.
 *
 * - Tailwind gives its internal `--tw-*` variables their first values in `@property` and repeats them in
 *   `@layer properties { @supports (old Safari, old Firefox) { ... } }`; without them every `border` class has
 *   no style. The repeated rules are taken out of both wrappers, so that every browser reads them. Any other
 *   layer stops the build.
 * - `padding-inline: x` and its kin become the two sides. The minifier does the same, but not for `var()`.
 *   Both languages run from left to right.
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
        root.prepend(layer.nodes);
        layer.remove();
      });
      root.walkDecls(/^(padding|margin)-(inline|block)$/, (declaration) => {
        const [kind, axis] = declaration.prop.split("-");
        const sides = axis === "inline" ? ["left", "right"] : ["top", "bottom"];
        if (/\s/.test(withoutBrackets(declaration.value))) {
          throw declaration.error("write the two sides out: older WebViews drop this line");
        }
        declaration.replaceWith(sides.map((side) => declaration.clone({ prop: `${kind}-${side}` })));
      });
    },
  };
}

/** A value without what stands in brackets, so that only its own spaces are left. */
function withoutBrackets(value: string): string {
  const shorter = value.replace(/\([^()]*\)/g, "");
  return shorter === value ? value : withoutBrackets(shorter);
}
