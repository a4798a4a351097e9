/**
 * A recorded voice note. Without script it is a box for a sound file (phones offer their recorder there); with
 * script one can record, pause, listen and delete right here, and the recording goes into the same box.
 */
import { useEffect, useRef, useState } from "react";
import { acceptedAudio } from "#app/attachments/attachment-rules.ts";
import { useMessages } from "#app/i18n/use-messages.tsx";
import { Actions, Button, QuietButton } from "#app/ui/button.tsx";
import { FieldError, Hint } from "#app/ui/field.tsx";
import { FileInput } from "#app/ui/files.tsx";

type Phase = "idle" | "recording" | "paused" | "done" | "refused";

/** Ten minutes of speech stay far below the limit of a file. */
const longestSeconds = 600;
const types = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];

export function VoiceNote() {
  const { what } = useMessages().filing;
  const voice = useRecorder(what.voiceName);
  const time = clockOf(voice.seconds);
  return (
    <>
      <div ref={voice.box}>
        <FileInput name="voice" label={what.voice} optional hint={what.voiceHint} accept={acceptedAudio} />
      </div>
      {voice.phase === "refused" && <FieldError id="voice-refused">{what.noMicrophone}</FieldError>}
      {voice.address !== null && (
        // biome-ignore lint/a11y/useMediaCaption: the person's own voice, just recorded
        <audio controls src={voice.address} aria-label={what.voiceName} className="mt-3 w-full" />
      )}
      <div role="status">
        {voice.phase === "recording" && <Hint>{what.recording(time)}</Hint>}
        {voice.phase === "paused" && <Hint>{what.paused(time)}</Hint>}
        {voice.phase === "done" && <Hint>{what.recorded(time)}</Hint>}
      </div>
      {voice.able && (
        <Actions>
          {(voice.phase === "idle" || voice.phase === "refused" || voice.phase === "done") && (
            <Button type="button" tone="soft" icon="microphone" onClick={voice.begin}>
              {voice.phase === "done" ? what.recordAgain : what.record}
            </Button>
          )}
          {voice.phase === "recording" && (
            <Button type="button" tone="soft" onClick={voice.pause}>
              {what.pause}
            </Button>
          )}
          {voice.phase === "paused" && (
            <Button type="button" tone="soft" icon="microphone" onClick={voice.goOn}>
              {what.goOnRecording}
            </Button>
          )}
          {(voice.phase === "recording" || voice.phase === "paused") && (
            <Button type="button" icon="stop" onClick={voice.finish}>
              {what.finish}
            </Button>
          )}
          {voice.phase === "done" && (
            <QuietButton type="button" onClick={voice.drop}>
              {what.dropRecording}
            </QuietButton>
          )}
        </Actions>
      )}
    </>
  );
}

function useRecorder(name: string) {
  const box = useRef<HTMLDivElement>(null);
  const recorder = useRef<MediaRecorder | null>(null);
  const [phase, setPhase] = useState<Phase>("idle");
  const [able, setAble] = useState(false);
  const [seconds, setSeconds] = useState(0);
  const [address, setAddress] = useState<string | null>(null);

  useEffect(() => {
    setAble(
      typeof MediaRecorder !== "undefined" &&
        typeof DataTransfer === "function" &&
        navigator.mediaDevices !== undefined,
    );
    return () => endTracks(recorder.current);
  }, []);

  useEffect(() => {
    if (phase !== "recording") return undefined;
    const tick = setInterval(() => setSeconds((count) => count + 1), 1_000);
    return () => clearInterval(tick);
  }, [phase]);

  useEffect(() => {
    if (seconds >= longestSeconds && recorder.current?.state === "recording") recorder.current.stop();
  }, [seconds]);

  useEffect(() => {
    if (address === null) return undefined;
    return () => URL.revokeObjectURL(address);
  }, [address]);

  const put = (file: File | null) => {
    const input = box.current?.querySelector("input");
    if (!input) return;
    const list = new DataTransfer();
    if (file) list.items.add(file);
    input.files = list.files;
  };

  const begin = async () => {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      const type = types.find((each) => MediaRecorder.isTypeSupported(each));
      const next = new MediaRecorder(stream, type === undefined ? {} : { mimeType: type });
      const chunks: Blob[] = [];
      next.ondataavailable = ({ data }) => chunks.push(data);
      next.onstop = () => {
        endTracks(next);
        const sound = new Blob(chunks, { type: next.mimeType });
        put(
          new File([sound], `${name}.${next.mimeType.includes("mp4") ? "m4a" : "webm"}`, {
            type: sound.type,
          }),
        );
        setAddress(URL.createObjectURL(sound));
        setPhase("done");
      };
      recorder.current = next;
      setAddress(null);
      setSeconds(0);
      next.start(1_000);
      setPhase("recording");
    } catch {
      setPhase("refused");
    }
  };

  return {
    box,
    phase,
    able,
    seconds,
    address,
    begin: () => void begin(),
    pause: () => {
      recorder.current?.pause();
      setPhase("paused");
    },
    goOn: () => {
      recorder.current?.resume();
      setPhase("recording");
    },
    finish: () => recorder.current?.stop(),
    drop: () => {
      put(null);
      setAddress(null);
      setSeconds(0);
      setPhase("idle");
    },
  };
}

/** The light of the microphone goes out. */
function endTracks(recorder: MediaRecorder | null): void {
  for (const track of recorder?.stream.getTracks() ?? []) track.stop();
}

/** `0:42` */
function clockOf(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
