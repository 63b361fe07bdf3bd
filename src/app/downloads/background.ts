/// <reference path="./background-fetch-permission.d.ts" />
import { i18n } from '@lingui/core';
import type { Background } from '../../data/library/background.ts';
import { type BackgroundFetchManager, backgroundFetchOf } from '../../data/library/background-fetch.ts';
import { mayMoveAnywhere } from '../../data/usage/may-move-anywhere.ts';

/** A page that is loaded anew or closed is hidden first: the browser would hardly have begun. */
const SINCE_MS = 1_000;

/** The browser that goes on fetching when this page is left; undefined where it has no Background Fetch. */
export function pageBackground(): Background | undefined {
  if (!('BackgroundFetchManager' in globalThis)) return undefined;
  return { manager, whenLeft, isLeft, readRules: mayMoveAnywhere, language: () => i18n.locale };
}

/** That of the service worker, which may be registered while the downloader is at work already. */
const manager: BackgroundFetchManager = {
  fetch: async (...request) => {
    const own = await ownManager();
    // Where it would have to ask her first, Chromium begins paused, and fetches nothing.
    const permission = await navigator.permissions.query({ name: 'background-fetch' });
    if (!own || permission.state !== 'granted') throw new Error('this browser does not fetch in the background now');
    return own.fetch(...request);
  },
  get: async (id) => (await ownManager())?.get(id),
  getIds: async () => (await ownManager())?.getIds() ?? [],
};

async function ownManager(): Promise<BackgroundFetchManager | undefined> {
  const registration = await navigator.serviceWorker.getRegistration();
  return registration && backgroundFetchOf(registration);
}

const isLeft = (): boolean => document.visibilityState === 'hidden';

/** How often the page was left, and of which time somebody was told: a download that fails in the background is not tried there again and again. */
const absences = { count: 0, told: 0 };
const noteAbsence = () => isLeft() && absences.count++;
document.addEventListener('visibilitychange', noteAbsence);
noteAbsence();

function whenLeft(left: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = () => {
    absences.told = absences.count;
    left();
  };
  const look = () => {
    clearTimeout(timer);
    if (isLeft() && absences.told !== absences.count) timer = setTimeout(tell, SINCE_MS);
  };
  document.addEventListener('visibilitychange', look);
  look();
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', look);
  };
}
