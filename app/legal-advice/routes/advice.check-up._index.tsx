import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { titled } from "#app/ui/page-title.ts";
import { BookTimeView } from "../bookings/book-time-view.tsx";
import { bookTimePage } from "../bookings/choose-time.server.ts";

export function loader({ request, context }: LoaderFunctionArgs) {
  return bookTimePage(request, context, "check_up");
}

export const meta = titled((messages) => messages.checkUps.front.title);

export default function CheckUpTimePage() {
  return <BookTimeView {...useLoaderData<typeof loader>()} />;
}
