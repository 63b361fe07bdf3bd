import { randomBytes } from 'node:crypto';
import { getRequestListener } from '@hono/node-server';
import { findStudioPages } from '../preview/find-app.ts';
import { type DeskOptions, openDesk } from './desk.ts';
import { deskRoutes } from './desk-routes.ts';
import { listenLocally } from './listen-locally.ts';
import { openPageFiles } from './page-files.ts';

export interface RunningDesk {
  /** Whoever knows it may do everything here: it is for the person at this computer. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

const TOKEN_BYTES = 24;

/** Serves the page of the studio to this computer alone, under an address with a secret in it. */
export async function startDesk(options: DeskOptions & { port: number; signal: AbortSignal }): Promise<RunningDesk> {
  const stop = new AbortController();
  const signal = AbortSignal.any([options.signal, stop.signal]);
  const pages = await openPageFiles(await findStudioPages(signal));
  const desk = await openDesk(options);
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const origins = new Set<string>();
  const isOwnOrigin = (origin: string): boolean => origins.has(origin);
  const listener = getRequestListener(deskRoutes({ desk, pages, token, isOwnOrigin, signal }).fetch);
  const server = await listenLocally(options.port, listener);
  for (const name of ['127.0.0.1', 'localhost']) origins.add(`http://${name}:${server.port}`);
  return {
    address: `${server.origin}/${token}/`,
    close: async () => {
      stop.abort();
      await desk.close();
      await server.close();
    },
  };
}
