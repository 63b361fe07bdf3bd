import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type CodeReader, makeCodeReader } from './code-reader.ts';

/** `refused`: she, or the phone's settings, said no. `none`: no camera, or another app has it. `no-reader`: needs a network once. */
export type CameraState = 'starting' | 'reading' | 'refused' | 'none' | 'no-reader';

const LOOK_EVERY_MS = 120;

/** Shows the back camera in `video`, and tells every code that it sees, until `isOn` ends or the page is left. */
export function useCamera(
  isOn: boolean,
  onText: (text: string) => void,
): { video: RefObject<HTMLVideoElement | null>; state: CameraState } {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<CameraState>('starting');
  const tell = useRef(onText);
  tell.current = onText;
  useEffect(() => {
    if (!isOn) return;
    const page = new AbortController();
    const show = (next: CameraState) => !page.signal.aborted && setState(next);
    run(video, (text) => tell.current(text), show, page.signal).catch(reportError);
    return () => page.abort();
  }, [isOn]);
  return { video, state };
}

async function run(
  video: RefObject<HTMLVideoElement | null>,
  onText: (text: string) => void,
  show: (state: CameraState) => void,
  signal: AbortSignal,
): Promise<void> {
  const read = await makeCodeReader().catch(() => undefined);
  if (!read) return show('no-reader');
  const stream = await openCamera();
  if (typeof stream === 'string') return show(stream);
  try {
    if (signal.aborted || !video.current) return;
    video.current.srcObject = stream;
    await video.current.play().catch(() => undefined);
    show('reading');
    await look(video, read, onText, signal);
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}

async function look(
  video: RefObject<HTMLVideoElement | null>,
  read: CodeReader,
  onText: (text: string) => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted && video.current) {
    const texts = video.current.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA ? await read(video.current) : [];
    if (signal.aborted) return;
    for (const text of texts) onText(text);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

async function openCamera(): Promise<MediaStream | 'refused' | 'none'> {
  try {
    const size = { width: { ideal: 1280 }, height: { ideal: 720 } };
    return await navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: 'environment', ...size } });
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotAllowedError' ? 'refused' : 'none';
  }
}
