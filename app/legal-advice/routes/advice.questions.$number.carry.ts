import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { withQuery } from "#app/organisations/kept-query.ts";
import { addresses } from "#app/ui/addresses.ts";
import { requireOwnQuestion } from "../questions/asker-access.server.ts";
import { carryQuestion, carryToBooking } from "../questions/carry-question.server.ts";

/** Only the buttons of the question's page lead here. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { question } = await requireOwnQuestion(request, context, params.number);
  return redirect(`${addresses.questions}/${question.number}`);
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { question, actor } = await requireOwnQuestion(request, context, params.number);
  const to = (await request.formData()).get("to");
  const id = actor.kind === "resident" ? await carryQuestion(context, { question, ...actor }) : null;
  if (id === null) return redirect(`${addresses.questions}/${question.number}`);
  if (to === "petition") return redirect(`${addresses.say}/what${withQuery({ new: "" }, { carried: id })}`);
  return redirect(`${addresses.advice}/book${withQuery({}, { place: question.division.code })}`, {
    headers: { "Set-Cookie": await carryToBooking(context.env, id) },
  });
}
