import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { onHide } from '../../app/study/on-hide.ts';
import type { FormValues } from './read-answer.ts';
import { readForm } from './read-form.ts';

const TYPING_PAUSE_MS = 250;

interface Drafts {
  /** Keeps what the form holds once she stops typing. */
  readonly soon: () => void;
  /** Keeps it now: something was chosen or moved. */
  readonly now: () => void;
}

/** Keeps what a question's form holds, though it is not checked: each choice at once, what is typed at a pause, all of it when she leaves. */
export function useDrafts(
  form: RefObject<HTMLFormElement | null>,
  keep: (values: FormValues) => Promise<void>,
): Drafts {
  const keeping = useRef(keep);
  keeping.current = keep;
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  /** What stood in the form when it was kept last; undefined before anything was changed. */
  const waiting = useRef<FormValues | undefined>(undefined);
  const now = () => {
    clearTimeout(timer.current);
    if (form.current) waiting.current = readForm(new FormData(form.current));
    return flush();
  };
  const flush = async () => {
    const values = waiting.current;
    waiting.current = undefined;
    if (values) await keeping.current(values);
  };
  const soon = () => {
    if (form.current) waiting.current = readForm(new FormData(form.current));
    clearTimeout(timer.current);
    timer.current = setTimeout(flush, TYPING_PAUSE_MS);
  };
  const flushing = useRef(flush);
  flushing.current = flush;
  useEffect(() => {
    const leaving = new AbortController();
    onHide(() => flushing.current(), leaving.signal);
    return () => {
      leaving.abort();
      clearTimeout(timer.current);
      void flushing.current();
    };
  }, []);
  return { soon, now: () => void now() };
}
