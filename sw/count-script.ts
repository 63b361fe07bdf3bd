import { note } from '../src/data/usage/counter.ts';
import { answerHeadBytes, requestHeadBytes } from '../src/data/usage/wire-size.ts';

/**
 * Counts this worker's own script, which the browser fetched for it and speaks of nowhere: its size stands in the HTTP cache, which is asked
 * without the line. A browser that does not keep it there leaves it uncounted.
 */
export async function countScript(url: string): Promise<void> {
  const kept = await fetch(url, { cache: 'only-if-cached', mode: 'same-origin' }).catch(() => undefined);
  if (!kept?.ok) return;
  const bytes = Number(kept.headers.get('content-length') ?? 0);
  note('app', requestHeadBytes(new URL(url)) + answerHeadBytes(kept.headers) + bytes);
}
