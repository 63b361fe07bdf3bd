import { useLayoutEffect, useRef } from 'preact/hooks';
import { seenBlock, stayAt } from './stay-at-block.ts';

/** Keeps the block that she reads in its place on the screen when its text is set anew for another `cause`. */
export function useStay(cause: string): void {
  const last = useRef(cause);
  const seen = useRef<ReturnType<typeof seenBlock>>(undefined);
  if (last.current !== cause) seen.current = seenBlock();
  last.current = cause;
  useLayoutEffect(() => {
    if (seen.current) stayAt(seen.current);
    seen.current = undefined;
  });
}
