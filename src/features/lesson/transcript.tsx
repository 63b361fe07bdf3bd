import { t } from '@lingui/core/macro';
import { useEffect, useRef } from 'preact/hooks';
import { formatClock } from '../../i18n/format-clock.ts';
import { languageAttributes } from '../../i18n/languages.ts';
import type { Cue } from './vtt.ts';

interface TranscriptProps {
  /** Undefined while they are read; without cues where they are not to be had now. */
  words: { readonly value: readonly Cue[] | undefined } | undefined;
  lang: string | undefined;
  /** Index of the cue that is spoken; -1 for none. */
  current: number;
  /** Plays from a second; absent where there is nothing to play. */
  onJump: ((second: number) => void) | undefined;
}

/** What is said, to read along. It follows the play head inside its own window; a tap plays from there. */
export function Transcript({ words, lang, current, onJump }: TranscriptProps) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const cue = list.current?.children[current];
    if (!list.current || !(cue instanceof HTMLElement)) return;
    // The window is scrolled, never the page: she may be reading elsewhere on it.
    list.current.scrollTop = cue.offsetTop - list.current.clientHeight / 3;
  }, [current]);
  if (!words || lang === undefined) return null;
  return (
    <details class="transcript" open={onJump === undefined}>
      <summary>{t`Transcript`}</summary>
      {!words.value && <p class="soft">{t`The words in this language are not on this phone yet.`}</p>}
      <ol ref={list} {...languageAttributes(lang)} hidden={!words.value}>
        {words.value?.map((cue, index) => (
          <li key={cue.from}>
            <CueLine cue={cue} isCurrent={index === current} onJump={onJump} />
          </li>
        ))}
      </ol>
    </details>
  );
}

interface CueLineProps {
  cue: Cue;
  isCurrent: boolean;
  onJump: TranscriptProps['onJump'];
}

function CueLine({ cue, isCurrent, onJump }: CueLineProps) {
  const words = (
    <>
      <span class="ltr num">{formatClock(cue.from)}</span>
      <span>{cue.text}</span>
    </>
  );
  if (!onJump) return <p>{words}</p>;
  return (
    <button type="button" aria-current={isCurrent ? 'true' : undefined} onClick={() => onJump(cue.from)}>
      {words}
    </button>
  );
}
