/** The code on an invitation: what a person types from a letter. Pure. */

/** Without what is mistaken for something else when it is read aloud or from paper: 0 O, 1 I L, 2 Z, 5 S, 8 B. */
export const codeAlphabet = "34679ACDEFGHJKMNPQRTUVWXY";
/** 25 signs to the 12th: 55 bits, beyond any guessing. */
export const codeLength = 12;

/** What was typed or stands in the address, without its grouping; null when it cannot be a code. */
export function readInvitationCode(text: string): string | null {
  const code = text.normalize("NFKC").replace(/[\s-]/gu, "").toUpperCase();
  return code.length === codeLength && [...code].every((sign) => codeAlphabet.includes(sign)) ? code : null;
}

/** `34679ACDEFGH` is written `3467-9ACD-EFGH`. */
export function formatInvitationCode(code: string): string {
  return code.replace(/(.{4})(?=.)/gu, "$1-");
}
