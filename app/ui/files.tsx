import type { InputHTMLAttributes, ReactNode } from "react";
import { formatBytes } from "#app/i18n/format.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { boxLook, describedControl, Field, type FieldWords } from "./field.tsx";
import { Icon } from "./icon.tsx";

export type FileItem = {
  readonly id: string;
  readonly name: string;
  /** Bytes; said behind the state when it is stored. */
  readonly size?: number;
  /** Address of a small picture of 52 px, if there is one. */
  readonly thumbnail?: string;
  /** Where it stands, in words; left out, it is "received" with its size. */
  readonly state?: ReactNode;
  /** 0 to 100 while it is being sent. */
  readonly percent?: number;
  /** What is wrong with it, in the words of the error summary, which links to `file-<id>`. */
  readonly error?: string;
  /** Address to open it. */
  readonly to?: string;
  /** At the right in place of "View": a form with a `QuietButton`, or a `TextLink`. */
  readonly action?: ReactNode;
};

/** Files with their state in words. */
export function FileList({ files }: { files: readonly FileItem[] }) {
  return (
    <ul className="rows mt-4">
      {files.map((file) => (
        <li
          key={file.id}
          id={`file-${file.id}`}
          className="grid grid-cols-[52px_1fr_auto] items-center gap-x-3 leading-snug"
        >
          <Thumbnail src={file.thumbnail} />
          <FileState {...file} />
          <FileAction {...file} />
        </li>
      ))}
    </ul>
  );
}

function Thumbnail({ src }: { src: string | undefined }) {
  const look = "h-13 w-13 overflow-hidden rounded-control border border-hair bg-paper-sunk";
  if (src !== undefined)
    return <img src={src} alt="" width="52" height="52" className={`${look} object-cover`} />;
  return (
    <span className={`${look} flex items-center justify-center text-ink-3`}>
      <Icon name="document" className="h-8 w-8" />
    </span>
  );
}

function FileState({ name, size, state, percent, error }: FileItem) {
  const { files } = useMessages().common;
  const words = state ?? (size === undefined ? undefined : files.stored(formatBytes(size)));
  return (
    <div className="min-w-0">
      <span className="block font-bold [overflow-wrap:anywhere]">{name}</span>
      {error && <span className="block font-bold text-min text-overdue">{error}</span>}
      {words !== undefined && <span className="block text-ink-2 text-min">{words}</span>}
      {percent !== undefined && <progress className="progress" value={percent} max={100} aria-label={name} />}
    </div>
  );
}

function FileAction({ name, to, action }: FileItem) {
  const { files } = useMessages().common;
  if (action !== undefined) return <div className="text-min">{action}</div>;
  if (to === undefined) return null;
  return (
    <a
      href={to}
      aria-label={files.viewNamed(name)}
      className="inline-flex min-h-tap min-w-tap items-center justify-end text-min"
    >
      {files.view}
    </a>
  );
}

/**
 * Chooses files: the browser's own control in a box, so that it works without script and says in the phone's
 * language what was chosen. `accept` and `multiple` as in HTML.
 */
export function FileInput({
  label,
  hint,
  error,
  asQuestion,
  optional,
  id,
  name,
  ...rest
}: FieldWords &
  Omit<InputHTMLAttributes<HTMLInputElement>, "type" | "className" | "style" | "id"> & {
    name: string;
    id?: string;
  }) {
  const control = id ?? name;
  return (
    <Field id={control} {...{ label, hint, error, asQuestion, optional }}>
      <input
        type="file"
        name={name}
        {...describedControl(control, { hint, error })}
        {...rest}
        className={`file-input ${boxLook(error)} mt-2`}
      />
    </Field>
  );
}
