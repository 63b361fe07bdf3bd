import { alterByteAt, ignoreRange, lieAboutRange, refuseRange, shiftRange } from '../../../tests/support/faults.ts';
import type { Answer, Fault } from '../../../tests/support/faulty-proxy.ts';

/** What is done to a download besides being cut. */
export const WAYS = ['line', 'kill', 'flip', 'range'] as const;
export type Way = (typeof WAYS)[number];

/** Asks the server for plain bytes and changes nothing. */
export const plain: Fault = (ask) => ask();

/** Does to one answer of a size worth altering, once, what is to be done; all others stay as they are. */
export function faultOf(way: Way, random: () => number): Fault {
  if (way === 'flip') return once((answer) => answer.body.length > 1000, alterByteAt(Math.floor(random() * 200_000)));
  const lies = [lieAboutRange, shiftRange, ignoreRange, refuseRange];
  const lie = lies[Math.floor(random() * lies.length)] ?? lieAboutRange;
  return way === 'range' ? once((_, isRange) => isRange, lie) : plain;
}

function once(fits: (answer: Answer, isRange: boolean) => boolean, fault: Fault): Fault {
  let isDone = false;
  return async (ask, body, asked) => {
    const answer = await ask();
    if (isDone || !fits(answer, asked?.headers.range !== undefined)) return answer;
    isDone = true;
    return fault(ask, body, asked);
  };
}
