import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { listenLocally } from '../serve/listen-locally.ts';
import { openPageFiles, type PageFiles } from '../serve/page-files.ts';
import { sendEvents } from '../serve/send-events.ts';
import { createWatched, type Watched } from '../serve/watched.ts';
import { PREVIEW_PATH, type PreviewLook, type PreviewState } from '../wire/preview-state.ts';
import { type AppServer, startAppServer } from './app-server.ts';
import { buildPreview, type PreviewFolders } from './build-preview.ts';
import { findApp, findStudioPages } from './find-app.ts';
import { passOn } from './pass-on.ts';
import { preparePreviewKeys } from './preview-keys.ts';
import { watchCourse } from './watch-course.ts';

export interface PreviewOptions {
  /** The folder of one course. */
  course: string;
  /** Keys whose root the built app trusts; where there are none, the preview has its own. */
  keys: string;
  /** What may be thrown away: an app of the preview's own, keys, what builds remember. */
  cache: string;
  mediaCache: string;
  /** 0: any. */
  port: number;
  look: PreviewLook;
  onState?: (state: PreviewState) => void;
  signal: AbortSignal;
}

export interface Preview {
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** Shows a course in the real app on the real server, and again after every change of its folder. */
export async function startPreview(options: PreviewOptions): Promise<Preview> {
  const { cache, port, look, signal } = options;
  const work = mkdtempSync(join(tmpdir(), 'caravan-preview-'));
  const stop = new AbortController();
  const ending = AbortSignal.any([signal, stop.signal]);
  let server: AppServer | undefined;
  const close = async () => {
    stop.abort();
    await server?.stop();
    rmSync(work, { recursive: true, force: true });
  };
  try {
    const folders = placesIn(work, options);
    const rootKey = readFileSync(join(folders.keys, 'root.pub'), 'utf8').trim();
    const [app, pages] = [await findApp(rootKey, { cache, signal }), await findStudioPages(signal)];
    const state = createWatched<PreviewState>({ session: randomUUID(), rootKey, isBuilding: true, findings: [] });
    if (options.onState) state.watch(options.onState);
    await keepBuilt(folders, state, ending);
    const running = await startAppServer({ DATA_DIR: join(work, 'data'), PACKS_DIR: folders.packs, DIST_DIR: app });
    server = running;
    const frame = getRequestListener(createFrame(await openPageFiles(pages), state, ending).fetch);
    const local = await listenLocally(port, (request, response) =>
      request.url?.startsWith(PREVIEW_PATH) ? frame(request, response) : passOn(running.port, request, response),
    );
    const query = new URLSearchParams(Object.entries(look)).toString();
    return {
      address: `${local.origin}${PREVIEW_PATH}${query && `?${query}`}`,
      close: async () => {
        await close();
        await local.close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function placesIn(work: string, { course, keys, cache, mediaCache }: PreviewOptions): PreviewFolders {
  preparePreviewKeys(join(work, 'keys'), { keys, cache });
  return {
    course: resolve(course),
    mirror: join(work, 'course'),
    packs: join(work, 'packs'),
    keys: join(work, 'keys'),
    cache: join(work, 'cache'),
    mediaCache,
  };
}

/** Builds now, and after every change; a change during a build makes another. */
async function keepBuilt(folders: PreviewFolders, state: Watched<PreviewState>, signal: AbortSignal): Promise<void> {
  let isAgain = false;
  let running: Promise<void> | undefined;
  const build = async (): Promise<void> => {
    do {
      isAgain = false;
      state.set({ ...state.get(), isBuilding: true });
      const built = await buildPreview(folders, signal);
      state.set({ ...state.get(), ...built, isBuilding: false });
    } while (isAgain);
  };
  const buildOnce = (): Promise<void> => {
    isAgain = true;
    running ??= build()
      .catch((error: unknown) => {
        if (!signal.aborted) throw error;
      })
      .finally(() => {
        running = undefined;
      });
    return running;
  };
  watchCourse(folders.course, () => void buildOnce(), signal);
  await buildOnce();
}

function createFrame(pages: PageFiles, state: Watched<PreviewState>, signal: AbortSignal): Hono {
  const app = new Hono().basePath(PREVIEW_PATH);
  app.get('/', async (c) => (await pages.send('preview.html')) ?? c.notFound());
  app.get('/events', () => sendEvents(state, signal));
  app.get('/:path{.+}', async (c) => (await pages.send(c.req.param('path'))) ?? c.notFound());
  return app;
}
