import { useEffect, useMemo, useRef } from 'preact/hooks';
import { formatClock } from '../../../i18n/format-clock.ts';
import { languageAttributes } from '../../../i18n/languages.ts';
import type { Cue } from '../../../protocol/pack/vtt.ts';
import type { Found } from './transcript.tsx';
import { useGrowing } from './use-growing.ts';

interface CueListProps {
  cues: readonly Cue[];
  lang: string;
  /** Index of the cue that is spoken; -1 for none. */
  current: number;
  /** Whether the list is scrolled along with what is spoken. */
  isFollowing: boolean;
  found: Found;
  onJump: ((second: number) => void) | undefined;
}

/** The cues of a transcript. An hour has a thousand of them: they are written a handful at a time, and laid out where they are seen. */
export function CueList({ cues, lang, current, isFollowing, found, onJump }: CueListProps) {
  const list = useRef<HTMLOListElement>(null);
  const jump = useRef(onJump);
  jump.current = onJump;
  const canJump = onJump !== undefined;
  const count = useGrowing(cues.length, Math.max(current, found.at ?? 0));
  // Which cue is spoken changes every few seconds: a thousand lines are not compared anew for it.
  const lines = useMemo(
    () =>
      cues.slice(0, count).map((cue, index) => (
        <li key={`${cue.from} ${index}`} data-found={found.at === index ? 'at' : found.cues.has(index) || undefined}>
          <CueLine cue={cue} onJump={canJump ? () => jump.current?.(cue.from) : undefined} />
        </li>
      )),
    [cues, count, found, canJump],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: lines that are written later have no mark yet.
  useEffect(() => {
    const line = list.current?.children[current]?.firstElementChild;
    line?.setAttribute('aria-current', 'true');
    return () => line?.removeAttribute('aria-current');
  }, [current, lines]);
  const shown = found.at ?? (isFollowing ? current : -1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is written later may be the line to show.
  useEffect(() => {
    const cue = list.current?.children[shown];
    if (!list.current || !(cue instanceof HTMLElement)) return;
    // The window is scrolled, never the page: she may be reading elsewhere on it.
    list.current.scrollTop = cue.offsetTop - list.current.clientHeight / 3;
  }, [shown, Math.min(count, shown)]);
  return (
    // Whoever has only keys must be able to scroll it where its lines cannot be pressed.
    <ol ref={list} {...languageAttributes(lang)} tabIndex={canJump ? undefined : 0}>
      {lines}
    </ol>
  );
}

function CueLine({ cue, onJump }: { cue: Cue; onJump: (() => void) | undefined }) {
  const words = (
    <>
      <span class="ltr num">{formatClock(cue.from)}</span>
      <span>{cue.text}</span>
    </>
  );
  return onJump ? (
    <button type="button" onClick={onJump}>
      {words}
    </button>
  ) : (
    <p>{words}</p>
  );
}
