const drawings = {
  back: <path d="M14.5 5l-7 7 7 7" />,
  forward: <path d="M9.5 5l7 7-7 7" />,
  warning: (
    <>
      <path d="M12 3l9.5 17h-19z" />
      <path d="M12 10v5M12 17.2v.8" />
    </>
  ),
  plus: <path d="M12 5v14M5 12h14" />,
  microphone: (
    <>
      <rect x="9" y="3" width="6" height="11" rx="3" />
      <path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3.5" />
    </>
  ),
  phone: (
    <>
      <rect x="6.5" y="2.5" width="11" height="19" rx="2" />
      <path d="M10.5 18.5h3" />
    </>
  ),
  document: (
    <>
      <path d="M6 2.5h8.5L19 7v14.5H6z" />
      <path d="M14 2.5V7.5h5M9 12h7M9 16h7" />
    </>
  ),
  play: <path d="M7 4.5l12 7.5-12 7.5z" fill="currentColor" />,
  stop: <rect x="6" y="6" width="12" height="12" fill="currentColor" />,
  check: <path d="M5 12.5l5 5 9-11" />,
} as const;

export type IconName = keyof typeof drawings;

/** A line drawing of 24 units, hidden from screen readers: the words beside it say the same. Size by class. */
export function Icon({ name, className = "h-[1.2em] w-[1.2em]" }: { name: IconName; className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      aria-hidden="true"
      className={className}
    >
      {drawings[name]}
    </svg>
  );
}
