/**
 * The Background Fetch API as far as it is used (https://wicg.github.io/background-fetch/). Only Chromium has it, so it is in no lib of
 * TypeScript.
 */
export interface BackgroundFetchManager {
  /** Rejects where the browser refuses. */
  fetch(id: string, urls: string[], options: BackgroundFetchOptions): Promise<BackgroundFetch>;
  /** Undefined once it has ended, which is before the service worker hears of it. */
  get(id: string): Promise<BackgroundFetch | undefined>;
  getIds(): Promise<string[]>;
}

export interface BackgroundFetchOptions {
  /** What the browser's own notification says. */
  title: string;
  icons: { src: string; sizes: string; type: string }[];
  /** In bytes; the browser ends a fetch that brings more, and what came of it is lost. */
  downloadTotal: number;
}

export interface BackgroundFetch {
  readonly id: string;
  /** Bytes that have come. */
  readonly downloaded: number;
  matchAll(): Promise<readonly BackgroundFetchRecord[]>;
  abort(): Promise<boolean>;
}

export interface BackgroundFetchRecord {
  readonly request: Request;
  /** Rejects where the answer did not come whole. */
  readonly responseReady: Promise<Response>;
}

/** A registration's manager; undefined where the browser has none. */
export const backgroundFetchOf = (registration: object): BackgroundFetchManager | undefined =>
  'backgroundFetch' in registration && isManager(registration.backgroundFetch)
    ? registration.backgroundFetch
    : undefined;

const isManager = (value: unknown): value is BackgroundFetchManager =>
  typeof value === 'object' && value !== null && 'fetch' in value && 'get' in value && 'getIds' in value;

const ID = /^course-(\d+)$/;

/** The name of the background fetch of a course. */
export const backgroundFetchId = (course: number): string => `course-${course}`;

/** The course that a background fetch is for. */
export function courseOfBackgroundFetch(id: string): number | undefined {
  const number = ID.exec(id)?.[1];
  return number === undefined ? undefined : Number(number);
}
