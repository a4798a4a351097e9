import { useMessages } from "#app/i18n/use-messages.tsx";

/**
 * What a clock shows. `days` are whole calendar days from today to the due day, counted by the rules, never
 * here: left for `in_time` and `due_soon`, past for `overdue`.
 */
export type ClockFace =
  | { readonly kind: "in_time" | "due_soon" | "overdue"; readonly days: number }
  | { readonly kind: "due_today" | "waiting" | "none" };

const shapes = {
  in_time: <circle cx="6" cy="6" r="5.5" />,
  due_soon: <path d="M6 .5 11.8 11.5H.2z" />,
  due_today: <path d="M6 .5 11.8 11.5H.2z" />,
  overdue: <rect x=".5" y=".5" width="11" height="11" />,
  waiting: (
    <>
      <rect x="1.5" y="1" width="3" height="10" />
      <rect x="7.5" y="1" width="3" height="10" />
    </>
  ),
  none: <rect x="1" y="5" width="10" height="2" />,
} as const;

const colours = {
  in_time: "text-in-time font-bold",
  due_soon: "text-due-soon font-bold",
  due_today: "text-due-soon font-bold",
  overdue: "text-overdue font-bold",
  waiting: "text-ink-2",
  none: "text-ink-2",
} as const;

/**
 * A clock in three signs, in the order in which they can be trusted: shape, words, colour. Always put its date
 * beside it. `brief` is for tables ("3 days left"); `forPerson` says "waiting for you" instead of "for the
 * person".
 */
export function Clock({
  face,
  brief = false,
  forPerson = false,
}: {
  face: ClockFace;
  brief?: boolean;
  forPerson?: boolean;
}) {
  const { clock } = useMessages().common;
  return (
    <span className={`inline-flex items-center leading-[1.4] ${colours[face.kind]}`}>
      <svg
        viewBox="0 0 12 12"
        fill="currentColor"
        aria-hidden="true"
        className="mr-[7px] h-[.78em] w-[.78em]"
      >
        {shapes[face.kind]}
      </svg>
      {wordsOf(face, clock, brief, forPerson)}
    </span>
  );
}

type ClockWords = ReturnType<typeof useMessages>["common"]["clock"];

function wordsOf(face: ClockFace, words: ClockWords, brief: boolean, forPerson: boolean): string {
  switch (face.kind) {
    case "in_time":
      return brief ? words.left(face.days) : words.inTime(face.days);
    case "due_soon":
      return brief ? words.left(face.days) : words.dueSoon(face.days);
    case "due_today":
      return words.dueToday;
    case "overdue":
      return words.overdue(face.days);
    case "waiting":
      return forPerson ? words.waitingForYou : words.waiting;
    case "none":
      return words.none;
  }
}
