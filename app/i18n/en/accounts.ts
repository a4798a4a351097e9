import type { Catalogue } from "../catalogue.ts";
import type zh from "../zh-CN/accounts.ts";

export default {
  signIn: {
    title: "Sign in",
    lead: "Give your phone number and receive one message; no password. The first time works the same way.",
    phone: "Mobile number",
    phoneHint: "11 digits, to receive a code",
    send: "Send me a code",
    codeTitle: "Enter the code",
    codeSent: (phone: string) => `A code was sent to ${phone}. It is valid for a few minutes.`,
    code: "Code",
    codeHint: "The 6 digits in the message",
    enter: "Go in",
    otherNumber: "Use another number",
    again: "Nothing came? You can ask again after a minute",
    staff: "Staff sign in here",
    resident: "Residents and enterprises sign in here",
    demonstration: "Demonstration messages are here",
  },
  staff: {
    title: "Staff sign-in",
    lead: "Both the code on your phone and your password are needed.",
    password: "Password",
    wrong: "The number, the password or the code is not right. Please check them",
    locked: (minutes: number) =>
      `Too many wrong passwords. The account is locked; try again in ${minutes} minutes`,
  },
  problems: {
    phoneEmpty: "Give a mobile number",
    phoneShape: "A mobile number has 11 digits and begins with 1. Please check it",
    phoneLandline: "A landline cannot receive a code. Give a mobile number",
    codeEmpty: "Enter the code from the message",
    codeWrong: "The code is not right, or it is too old. Check it, or ask for another",
    passwordEmpty: "Enter your password",
    notSent: "The message could not be sent. Please try again in a minute",
    tooMany: (minutes: number) => `Too many messages. Try again in ${minutes} minutes`,
  },
} satisfies Catalogue<typeof zh>;
