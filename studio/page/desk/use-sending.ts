import { useState } from 'preact/hooks';
import { ApiError, type Trouble } from './api.ts';
import { type Dropped, sendFiles } from './send-files.ts';

interface Sending {
  name: string;
  share: number;
  stop: () => void;
}

/** Sends what was dropped, then asks for what is to be done with it. */
export function useSending(askFor: (upload: string, name: string) => Promise<unknown>) {
  const [sending, setSending] = useState<Sending>();
  const [trouble, setTrouble] = useState<Trouble>();
  const send = async (dropped: Dropped | undefined): Promise<void> => {
    if (!dropped || dropped.files.length === 0) return;
    const { name, files } = dropped;
    const controller = new AbortController();
    const { signal } = controller;
    const show = (share: number): void => setSending({ name, share, stop: () => controller.abort() });
    setTrouble(undefined);
    show(0);
    try {
      const upload = await sendFiles(files, { signal, onProgress: show });
      await askFor(upload, name);
    } catch (error) {
      if (!signal.aborted) setTrouble(error instanceof ApiError ? error.kind : 'failed');
    } finally {
      setSending(undefined);
    }
  };
  return { sending, trouble, send };
}
