import { readLine } from './line.ts';
import { addUsage, type Count, type UsageKind } from './usage.ts';
import { tellOfUsage } from './usage-news.ts';

/** Counts bytes of a kind. Less than nothing takes back what was counted before and did not move. */
export type Note = (kind: UsageKind, bytes: number) => void;

/** What a power cut may leave uncounted. */
const FLUSH_MS = 500;

let counted: Count | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let writing: Promise<void> = Promise.resolve();

export const note: Note = (kind, bytes) => {
  counted ??= { lessons: 0, work: 0, list: 0, app: 0 };
  counted[kind] += bytes;
  timer ??= setTimeout(() => void flushCounted(), FLUSH_MS);
};

/** Writes what was counted in this realm; every page hears of it. A disk that refuses loses half a second’s count, and nothing else. */
export function flushCounted(): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  const count = counted;
  counted = undefined;
  if (count) writing = writing.then(() => write(count)).catch(() => undefined);
  return writing;
}

async function write(count: Count): Promise<void> {
  const now = new Date();
  const line = await readLine(now.getTime());
  await addUsage(line === 'wifi' ? 'wifi' : 'mobile', count, now);
  tellOfUsage();
}
