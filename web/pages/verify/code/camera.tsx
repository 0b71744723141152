/** What the camera sees, until a code is found in it. Nothing of it is kept or sent. */
import { useEffect, useRef } from 'preact/hooks';
import { CodedError } from '#protocol/errors.ts';
import { t } from '../../../language/text.ts';
import { textIn } from './qr-picture.ts';

const PAUSE_MS = 120;

export default function Camera({
  onText,
  onEnd,
}: {
  readonly onText: (text: string) => void;
  /** @param failure undefined when people ended it */
  readonly onEnd: (failure: unknown) => void;
}) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const seen = watch(video.current);
    seen.text.then(onText, onEnd);
    return seen.end;
  }, []);
  return (
    <section>
      <video ref={video} class="camera" muted playsInline aria-label={t('code.camera')} />
      <p role="status">{t('code.scanning')}</p>
      <button type="button" class="quiet" onClick={() => onEnd(undefined)}>
        {t('code.stop')}
      </button>
    </section>
  );
}

interface Seen {
  /** Stays open when it is ended before. @throws CodedError CAMERA_REFUSED, CAMERA_MISSING */
  readonly text: Promise<string>;
  readonly end: () => void;
}

function watch(video: HTMLVideoElement | null): Seen {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stream: MediaStream | undefined;
  let over = false;
  const end = () => {
    over = true;
    clearTimeout(timer);
    for (const track of stream?.getTracks() ?? []) track.stop();
  };
  const look = () => {
    if (over || video === null) return;
    const text =
      video.videoWidth === 0
        ? undefined
        : textIn(video, { width: video.videoWidth, height: video.videoHeight }, 'frame');
    if (text === undefined) timer = setTimeout(look, PAUSE_MS);
    else resolve(text);
  };
  navigator.mediaDevices
    .getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1920 }, height: { ideal: 1080 } } })
    .then(async (opened) => {
      stream = opened;
      if (over || video === null) return end();
      video.srcObject = opened;
      await video.play();
      look();
    })
    .catch((cause: unknown) => {
      if (!over) reject(cameraError(cause));
    });
  return { text: promise, end };
}

function cameraError(cause: unknown): CodedError<string> {
  const refused = cause instanceof DOMException && cause.name === 'NotAllowedError';
  return refused
    ? new CodedError('CAMERA_REFUSED', t('code.refused'), { cause })
    : new CodedError('CAMERA_MISSING', t('code.missing'), { cause });
}
