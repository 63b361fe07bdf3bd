import * as v from 'valibot';
import type { Phone } from '../../support/phone.ts';

const registrationsSchema = v.object({
  registrations: v.array(v.object({ registrationId: v.string(), scopeURL: v.string(), isDeleted: v.boolean() })),
});

/** What the browser does when the network is back: wakes the service worker with a `sync` event, through the DevTools protocol. */
export async function dispatchSync(phone: Phone, origin: string, tag: string): Promise<void> {
  const session = await phone.context.newCDPSession(phone.page);
  const found = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', (event: unknown) => {
      const { registrations } = v.parse(registrationsSchema, event);
      const ours = registrations.find(({ scopeURL, isDeleted }) => scopeURL.startsWith(origin) && !isDeleted);
      if (ours) resolve(ours.registrationId);
    });
  });
  await session.send('ServiceWorker.enable');
  const registrationId = await found;
  await session.send('ServiceWorker.dispatchSyncEvent', { origin, registrationId, tag, lastChance: false });
  await session.detach();
}
