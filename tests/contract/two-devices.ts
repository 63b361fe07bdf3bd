import type { openStore } from './open-store.ts';

/** Two devices of one person. */
export async function twoDevices(opened: Awaited<ReturnType<typeof openStore>>) {
  const [a, b] = [await opened.device(), await opened.device()];
  const { code } = await opened.store.makeLinkCode(a.token);
  await opened.store.join(b.token, code, undefined);
  return { a, b };
}
