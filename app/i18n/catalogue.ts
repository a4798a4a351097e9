/**
 * The shape that every other language must have when Chinese has the shape `T`: the same keys, a string where
 * there is a string, and a function of the same parameters where there is a function. A missing key does not
 * compile. The Chinese catalogue is the source and needs no annotation.
 */
export type Catalogue<T> = T extends (...parameters: infer P) => string
  ? (...parameters: P) => string
  : T extends string
    ? string
    : T extends readonly (infer Item)[]
      ? readonly Catalogue<Item>[]
      : { readonly [K in keyof T]: Catalogue<T[K]> };
