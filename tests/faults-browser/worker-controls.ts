import * as v from 'valibot';
import { SYNC_TAG } from '../../src/sync/background-sync.ts';
import type { Phone } from '../support/phone.ts';

const registrationsSchema = v.object({
  registrations: v.array(v.object({ registrationId: v.string(), scopeURL: v.string(), isDeleted: v.boolean() })),
});
const versionsSchema = v.object({ versions: v.array(v.object({ runningStatus: v.string() })) });

/** What the browser does to service workers, through the DevTools protocol. */
export interface WorkerControls {
  /** Wakes the worker as the browser does when the network is back. */
  sync(): Promise<void>;
  /** Ends the worker at once, whatever it is at. */
  stop(): Promise<void>;
  isRunning(): boolean;
}

export async function controlWorker({ context, page }: Phone, origin: string): Promise<WorkerControls> {
  const session = await context.newCDPSession(page);
  let isRunning = false;
  session.on('ServiceWorker.workerVersionUpdated', (event: unknown) => {
    isRunning = v.parse(versionsSchema, event).versions.some(({ runningStatus }) => runningStatus !== 'stopped');
  });
  const found = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', (event: unknown) => {
      const { registrations } = v.parse(registrationsSchema, event);
      const ours = registrations.find(({ scopeURL, isDeleted }) => scopeURL.startsWith(origin) && !isDeleted);
      if (ours) resolve(ours.registrationId);
    });
  });
  await session.send('ServiceWorker.enable');
  const registrationId = await found;
  const sync = { origin, registrationId, tag: SYNC_TAG, lastChance: false };
  return {
    sync: async () => void (await session.send('ServiceWorker.dispatchSyncEvent', sync)),
    stop: async () => void (await session.send('ServiceWorker.stopAllWorkers')),
    isRunning: () => isRunning,
  };
}
