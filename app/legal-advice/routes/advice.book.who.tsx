import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { titled } from "#app/ui/page-title.ts";
import { bookingPage, takeBookingForm } from "../bookings/booking-request.server.ts";
import { BookingView } from "../bookings/booking-view.tsx";

export function loader({ request, context }: LoaderFunctionArgs) {
  return bookingPage(request, context, "consultation");
}

export function action({ request, context }: ActionFunctionArgs) {
  return takeBookingForm(request, context, "consultation");
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.bookings.who.title);

export default function BookingWhoPage() {
  return <BookingView loaded={useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
