import { t } from '@lingui/core/macro';
import { useEffect, useRef } from 'preact/hooks';
import { onHide } from '../../app/study/on-hide.ts';
import { FIELD } from './read-form.ts';

const TYPING_PAUSE_MS = 300;
const SAVE_EVERY_MS = 3000;

/** Some seven hundred words: all answers of an attempt together are one fact, which has its limit [PARK1]. */
const LONGEST_WRITING = 4000;

interface WritingFieldProps {
  /** What was written before, here or on another phone. */
  written: string;
  /** Whether nobody marks it. */
  isUnmarked: boolean;
  /** Keeps what is written so far, though it is not finished. */
  onDraft: (text: string) => Promise<void>;
}

/** Room to write freely. It is kept at each pause, every few seconds without one, and when she leaves. */
export function WritingField({ written, isUnmarked, onDraft }: WritingFieldProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const kept = useRef(written);
  const draft = useRef(onDraft);
  draft.current = onDraft;
  useEffect(() => {
    const field = area.current;
    if (!field) return;
    const save = async () => {
      const text = field.value;
      if (text === kept.current) return;
      await draft.current(text);
      kept.current = text;
    };
    const leaving = new AbortController();
    const timer = setInterval(save, SAVE_EVERY_MS);
    let pause: ReturnType<typeof setTimeout>;
    const typed = () => {
      clearTimeout(pause);
      pause = setTimeout(save, TYPING_PAUSE_MS);
    };
    field.addEventListener('input', typed, { signal: leaving.signal });
    onHide(save, leaving.signal);
    return () => {
      clearInterval(timer);
      clearTimeout(pause);
      leaving.abort();
      void save();
    };
  }, []);
  return (
    <label class="typed">
      <span class="small">
        {isUnmarked ? t`Your answer, in your own words. It counts for no score.` : t`Your answer, in your own words`}
      </span>
      <textarea
        ref={area}
        class="field"
        name={FIELD}
        dir="auto"
        rows={7}
        maxLength={LONGEST_WRITING}
        defaultValue={written}
      />
    </label>
  );
}
