import { takeCounted } from './counted-answer.ts';
import { note } from './counter.ts';
import { kindOf } from './kind-of.ts';
import { answerHeadBytes, noteProtocol, requestHeadBytes } from './wire-size.ts';

/** What browsers add for headers to the size of a body that came over the line (Resource Timing, 4.4). */
const STATED_HEAD_BYTES = 300;
/** What the service worker answers for, and counts itself. */
const WORKERS_OWN = /^\/(media|assets\/need)\//;

/**
 * Counts what the browser of this page or service worker loads by itself, since its start, and puts right what `meteredFetch` counted: the
 * browser knows what came from its cache, and what was unchanged. Without an observer that knows, nothing of either is done.
 */
export function countByTiming(): void {
  if (!('PerformanceObserver' in globalThis)) return;
  const observer = new PerformanceObserver((list) => list.getEntries().forEach(countEntry));
  for (const type of ['navigation', 'resource']) observer.observe({ type, buffered: true });
}

function countEntry(entry: PerformanceEntry): void {
  if (!(entry instanceof PerformanceResourceTiming)) return;
  const { name, startTime, transferSize, encodedBodySize, workerStart, nextHopProtocol } = entry;
  noteProtocol(nextHopProtocol);
  const counted = takeCounted(name, startTime);
  const isUnknown = transferSize === 0 && encodedBodySize === 0;
  // What another origin does not let us see, and what failed, stays as it was counted.
  if (counted) return isUnknown ? undefined : counted.settle(movedOf(transferSize));
  const url = new URL(name);
  if (transferSize === 0 || url.origin !== location.origin) return;
  if (workerStart > 0 && WORKERS_OWN.test(url.pathname)) return;
  const body = Math.max(0, transferSize - STATED_HEAD_BYTES);
  note(kindOf(url.pathname), requestHeadBytes(url) + answerHeadBytes() + body);
}

const movedOf = (transferSize: number): number | 'nothing' =>
  transferSize === 0 ? 'nothing' : Math.max(0, transferSize - STATED_HEAD_BYTES);
