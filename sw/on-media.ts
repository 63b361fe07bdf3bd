import type { LibraryDb } from '../src/data/library/library-db.ts';
import { respondMedia } from '../src/media/respond.ts';

export interface MediaHandlerDeps {
  library: () => LibraryDb;
  fetch: typeof fetch;
}

/** Answers media addresses of this origin from the phone; everything else goes its way. */
export function onMedia(event: FetchEvent, { library, fetch }: MediaHandlerDeps): void {
  const { url, method } = event.request;
  const { origin, pathname } = new URL(url);
  if (origin !== location.origin || !pathname.startsWith('/media/')) return;
  if (method !== 'GET' && method !== 'HEAD') return;
  event.respondWith(respondMedia({ library: library(), fetch }, event.request));
}
