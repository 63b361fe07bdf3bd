import type { LibraryDb } from '../src/data/library/library-db.ts';
import { parsePackFileUrl } from '../src/handing/pack-file-url.ts';
import { respondPackFile } from '../src/handing/respond-pack-file.ts';

interface PackFileDeps {
  library: () => LibraryDb;
}

/** Makes files of courses that are handed on; everything else goes its way. */
export function onPackFile(event: FetchEvent, { library }: PackFileDeps): void {
  const { url, method } = event.request;
  const address = new URL(url);
  if (method !== 'GET' || address.origin !== location.origin) return;
  const asked = parsePackFileUrl(address);
  if (asked) event.respondWith(respondPackFile(library(), asked));
}
