import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { readEntry, writeEntries } from '../local-entries.ts';
import { seenBlock } from '../study/stay-at-block.ts';
import { deviceVoice } from './device-voice.ts';
import { createReader, type Reader, type ReaderState } from './reader.ts';
import { sentencesOf } from './sentences.ts';
import { spokenText } from './spoken-text.ts';
import { useVoice } from './use-voice.ts';

export const RATES = [0.8, 1, 1.2, 1.5, 2] as const;

/** Reads the texts of a page aloud, where the device has a voice of their language. */
export function useReader(lang: string, parts: RefObject<HTMLElement | null>) {
  const voice = useVoice(lang);
  const [status, setStatus] = useState<ReaderState<Element>['status']>('silent');
  const [rate, setRate] = useState(keptRate);
  const rateNow = useRef(rate);
  const reader = useRef<Reader<Element>>(undefined);

  useEffect(() => {
    if (!voice) return;
    const listening = new AbortController();
    let marked: Element | undefined;
    const mine = createReader<Element>({
      voice: deviceVoice(voice, () => rateNow.current),
      sentencesOf: (block) => sentencesOf(spokenText(block), lang),
      onChange(now) {
        setStatus(now.status);
        if (now.block === marked) return;
        marked?.removeAttribute('data-spoken');
        marked = now.block;
        marked?.setAttribute('data-spoken', '');
        if (marked) show(marked);
      },
    });
    reader.current = mine;
    const moveToTapped = ({ target }: Event) => {
      const block = tappedBlock(target);
      if (block) mine.moveTo(block);
    };
    parts.current?.addEventListener('click', moveToTapped, { signal: listening.signal });
    // Some browsers go on speaking for a page that is gone.
    addEventListener('pagehide', mine.stop, { signal: listening.signal });
    return () => {
      listening.abort();
      mine.stop();
    };
  }, [voice, lang, parts]);

  return {
    hasVoice: voice !== undefined,
    status,
    rate,
    /** From what is selected, else from the block that is on the screen. */
    begin: () => reader.current?.read([...(parts.current?.querySelectorAll('[data-block]') ?? [])], whereSheIs()),
    pause: () => reader.current?.pause(),
    goOn: () => reader.current?.goOn(),
    stop: () => reader.current?.stop(),
    turn: (by: 1 | -1) => reader.current?.turn(by),
    choose(next: number) {
      rateNow.current = next;
      setRate(next);
      writeEntries({ readRate: next === 1 ? undefined : String(next) });
    },
  };
}

function keptRate(): number {
  const kept = Number(readEntry('readRate'));
  return RATES.find((rate) => rate === kept) ?? 1;
}

function whereSheIs(): Element | undefined {
  const selection = getSelection();
  const node = selection?.isCollapsed === false ? selection.anchorNode?.parentElement : undefined;
  return node?.closest('[data-block]') ?? seenBlock()?.block;
}

/** A tap among the words of a block, on nothing that acts by itself. */
function tappedBlock(target: EventTarget | null): Element | undefined {
  if (!(target instanceof Element) || getSelection()?.isCollapsed === false) return undefined;
  if (target.closest('a, button, summary, [role="button"]')) return undefined;
  return target.closest('[data-block]') ?? undefined;
}

/** Brings a block onto the screen, unless it is there. */
function show(block: Element): void {
  const { top, bottom } = block.getBoundingClientRect();
  const [least, most] = [innerHeight * 0.12, innerHeight * 0.8];
  if (top >= least && (bottom <= most || top <= innerHeight / 2)) return;
  block.scrollIntoView();
}
