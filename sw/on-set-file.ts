import { findKept } from './kept-sets.ts';
import { NEED_FOLDER } from './listed-files.ts';

interface SetFileDeps {
  readonly caches: CacheStorage;
  readonly fetch: typeof fetch;
}

/** Answers for files of sets: as kept; what this phone does not keep comes over the line. Everything else goes its way. */
export function onSetFile(event: FetchEvent, deps: SetFileDeps): void {
  const { url, method } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== location.origin || !pathname.startsWith(NEED_FOLDER)) return;
  event.respondWith(respond(event.request, deps));
}

async function respond(request: Request, { caches, fetch }: SetFileDeps): Promise<Response> {
  // A browser whose storage fails still has the line.
  const kept = await findKept(caches, request.url).catch(() => undefined);
  return kept ?? fetch(request);
}
