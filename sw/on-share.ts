import { keepShared } from '../src/handing/shared-files.ts';

interface ShareDeps {
  readonly caches: CacheStorage;
}

/** Takes what another app shares with this one (`share_target` of the web manifest), and leads to the page that takes it in. */
export function onShare(event: FetchEvent, deps: ShareDeps): void {
  const { url, method } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'POST' || origin !== location.origin || pathname !== '/hand/take') return;
  event.respondWith(take(event.request, deps));
}

async function take(request: Request, { caches }: ShareDeps): Promise<Response> {
  const found = await keep(request, caches).catch(() => 'full');
  return Response.redirect(new URL(`/hand?shared=${found}`, request.url).href, 303);
}

async function keep(request: Request, caches: CacheStorage): Promise<'here' | 'nothing'> {
  const files = (await request.formData()).getAll('packs').filter((entry) => entry instanceof File);
  if (files.length === 0) return 'nothing';
  await keepShared(caches, files);
  return 'here';
}
