import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { TextChunk } from '../../protocol/pack/text-chunk.ts';
import type { CourseInStudy } from '../study/use-course.ts';
import { TermCard } from '../terms/term-card.tsx';
import { makeReachable } from './make-reachable.ts';
import { OutsideLink } from './outside-link.tsx';
import { Picture } from './picture.tsx';
import { type Touched, touchedBy } from './touched.ts';

interface TextAidsProps {
  study: CourseInStudy;
  text: TextChunk | undefined;
  /** What holds the texts. */
  parts: RefObject<HTMLElement | null>;
}

/** What opens over a text from within it: a definition, a picture, what there is to know of a link that leads out of the course. */
export function TextAids({ study, text, parts }: TextAidsProps) {
  const [open, setOpen] = useState<Touched>();
  const opener = useRef<Element>(undefined);
  useEffect(() => {
    const { current } = parts;
    if (!current) return;
    const listening = new AbortController();
    const look = (event: Event) => {
      const touched = touchedBy(event);
      if (!touched) return;
      event.preventDefault();
      opener.current = touched.element;
      setOpen(touched);
    };
    current.addEventListener('click', look, { signal: listening.signal });
    current.addEventListener('keydown', look, { signal: listening.signal });
    const stop = makeReachable(current);
    return () => {
      listening.abort();
      stop();
    };
  }, [parts]);

  // The dialog goes with its element, and the focus would go with it.
  useLayoutEffect(() => {
    if (!open && opener.current instanceof HTMLElement) opener.current.focus({ preventScroll: true });
  }, [open]);
  const close = () => setOpen(undefined);
  if (!open) return null;
  const { root } = study.course;
  switch (open.kind) {
    case 'term':
      return <TermCard course={root} number={open.number} text={text} onClose={close} />;
    case 'picture':
      return <Picture picture={open.element} onClose={close} />;
    case 'outside':
      return <OutsideLink course={root.course} link={open.element} onClose={close} />;
  }
}
