import { readLine } from './line.ts';
import { addUsage, type Count, type UsageKind } from './usage.ts';
import { tellOfUsage } from './usage-news.ts';

/** Counts bytes of a kind. Less than nothing takes back what was counted before and did not move. */
export type Note = (kind: UsageKind, bytes: number) => void;

/** What a power cut may leave uncounted. */
const FLUSH_MS = 500;

/** What goes over the phone's line, whatever that is; and what a hub on the campus gives, which is nobody's mobile data. */
type Way = 'line' | 'hub';

const counted = new Map<Way, Count>();
let timer: ReturnType<typeof setTimeout> | undefined;
let writing: Promise<void> = Promise.resolve();

const noteOn =
  (way: Way): Note =>
  (kind, bytes) => {
    const count = counted.get(way) ?? { lessons: 0, work: 0, list: 0, app: 0 };
    count[kind] += bytes;
    counted.set(way, count);
    timer ??= setTimeout(() => void flushCounted(), FLUSH_MS);
  };

export const note: Note = noteOn('line');

/** Of what goes to a hub and comes from there. */
export const noteAtHub: Note = noteOn('hub');

/** Writes what was counted in this realm; every page hears of it. A disk that refuses loses half a second’s count, and nothing else. */
export function flushCounted(): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  for (const [way, count] of counted) writing = writing.then(() => write(way, count)).catch(() => undefined);
  counted.clear();
  return writing;
}

async function write(way: Way, count: Count): Promise<void> {
  const now = new Date();
  const line = way === 'hub' ? 'wifi' : await readLine(now.getTime());
  await addUsage(line === 'wifi' ? 'wifi' : 'mobile', count, now);
  tellOfUsage();
}
