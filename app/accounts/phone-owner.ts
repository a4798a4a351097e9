/** The tag of whoever is not signed in, where a phone keeps things apart by person. */
export const nobody = "visitor";
