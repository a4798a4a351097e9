import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { titled } from "#app/ui/page-title.ts";
import { DoorPage } from "../door-page.tsx";
import { doorView } from "../door-view.server.ts";
import { QuestionPage } from "../question-page.tsx";
import { readAnswers } from "../read-answers.ts";

/** One question a page by GET: the answers stand in the address, so Back works and nothing is stored. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const answers = readAnswers(new URL(request.url));
  const { followed } = answers;
  if (followed.at === "door")
    return data({ at: "door" as const, ...(await doorView(context, answers, followed.door)) });
  const { asks, answers: offered } = followed;
  return data(
    {
      at: "question" as const,
      asks,
      offered,
      missing: answers.missing,
      said: answers.said,
      keep: answers.keep,
    },
    { status: answers.missing ? 400 : 200 },
  );
}

export const handle = { hydrate: false };

export const meta = titled((messages) => messages.whichDoor.title);

export default function WhichDoor() {
  const view = useLoaderData<typeof loader>();
  return view.at === "door" ? <DoorPage {...view} /> : <QuestionPage {...view} />;
}
