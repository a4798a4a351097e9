import { useRouteLoaderData } from "@remix-run/react";

/** Who is signed in, as far as the head of a page needs to know. `null` for a visitor. */
export type Viewer =
  | { readonly kind: "resident" }
  | {
      readonly kind: "staff";
      readonly name: string;
      readonly post: string;
      readonly supervises: boolean;
      /** May file for people who are present or on the phone. */
      readonly filesOnBehalf: boolean;
      /** Keeps organisations, members and the calendar, and reads no petitions. */
      readonly administers: boolean;
      /** Sees who pays for whose hours of legal advice. */
      readonly readsSponsorships: boolean;
      /** A legal adviser, with chambers instead of a desk. */
      readonly advises: boolean;
      /** Calls back who was not content. */
      readonly callsBack: boolean;
      /** Runs surveys, for an assessor. */
      readonly assesses: boolean;
      /** Findings of surveys may be given to their organisation. */
      readonly rectifies: boolean;
    };

/** Who is signed in, from the root loader's `viewer`; a visitor while nobody is. */
export function useViewer(): Viewer | null {
  const data = useRouteLoaderData<{ viewer?: Viewer | null }>("root");
  return data?.viewer ?? null;
}
