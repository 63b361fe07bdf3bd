import { describe, expect, it } from 'vitest';
import { claimAtFirstInstall } from '../../sw/claim-at-first-install.ts';

/** Lets a worker be installed and activated beside the one that is active already, if any. */
function claimsOf(active: object | null): number {
  let claims = 0;
  const worker = Object.assign(new EventTarget(), {
    registration: { active },
    clients: {
      claim: async () => {
        claims += 1;
      },
    },
  });
  claimAtFirstInstall(worker as unknown as ServiceWorkerGlobalScope);
  worker.dispatchEvent(new Event('install'));
  worker.registration.active = worker;
  worker.dispatchEvent(Object.assign(new Event('activate'), { waitUntil: () => undefined }));
  return claims;
}

describe('the service worker', () => {
  it('takes the open page into care at the very first install', () => {
    expect(claimsOf(null)).toBe(1);
  });

  it('takes over no page from an earlier version', () => {
    expect(claimsOf({})).toBe(0);
  });
});
