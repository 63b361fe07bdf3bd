import type { Background } from '../../../../src/data/library/background.ts';
import type { BackgroundFetch, BackgroundFetchOptions } from '../../../../src/data/library/background-fetch.ts';
import type { Move } from '../../../../src/data/usage/may-move.ts';

interface Asked {
  id: string;
  urls: string[];
  options: BackgroundFetchOptions;
}

/** A browser with Background Fetch, at its edge: it fetches nothing by itself, and a page that can be left. */
export function fakeBackground() {
  const asked: Asked[] = [];
  const running = new Map<string, BackgroundFetch>();
  const listeners = new Set<() => void>();
  const state = { isLeft: false, isRefused: false, downloaded: 0, aborted: 0, mayGo: (_: Move): boolean => true };
  const fetchOf = (id: string): BackgroundFetch => ({
    id,
    get downloaded() {
      return state.downloaded;
    },
    matchAll: async () => [],
    abort: async () => {
      state.aborted += 1;
      return running.delete(id);
    },
  });
  const background: Background = {
    manager: {
      fetch: async (id, urls, options) => {
        if (state.isRefused) throw new TypeError('refused');
        asked.push({ id, urls, options });
        const fetched = fetchOf(id);
        running.set(id, fetched);
        return fetched;
      },
      get: async (id) => running.get(id),
      getIds: async () => [...running.keys()],
    },
    whenLeft: (left) => {
      listeners.add(left);
      return () => listeners.delete(left);
    },
    isLeft: () => state.isLeft,
    readRules: async () => (move) => state.mayGo(move),
    language: () => 'en',
  };
  return {
    background,
    asked,
    state,
    leave: () => {
      state.isLeft = true;
      for (const left of listeners) left();
    },
    /** It has ended; the service worker is told after this. */
    end: () => running.clear(),
  };
}
