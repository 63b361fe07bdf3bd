import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import * as v from 'valibot';
import { onTestFinished } from 'vitest';
import { openDesk } from '../../../studio/serve/desk.ts';
import { deskRoutes } from '../../../studio/serve/desk-routes.ts';
import { listenLocally } from '../../../studio/serve/listen-locally.ts';
import { type DeskState, deskStateSchema, uploadSchema } from '../../../studio/wire/desk-state.ts';
import { manifest, page, place, resource } from '../import/cartridge/make-cartridge.ts';
import { temporaryFolder } from '../support/studio-folder.ts';

export const TOKEN = 'a-secret-address';

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** A desk over a new workspace, with a page that is only a word. */
export async function startTestDesk() {
  const workspace = join(temporaryFolder(), 'courses');
  const stop = new AbortController();
  const desk = await openDesk({ workspace, keys: join(workspace, '.keys'), mediaCache: join(workspace, '.media') });
  const origins = new Set<string>();
  const pages = { send: async (path: string) => (path === 'index.html' ? new Response('the page') : undefined) };
  const isOwnOrigin = (origin: string): boolean => origins.has(origin);
  const routes = deskRoutes({ desk, pages, token: TOKEN, isOwnOrigin, signal: stop.signal });
  const server = await listenLocally(0, getRequestListener(routes.fetch));
  origins.add(server.origin);
  onTestFinished(async () => {
    stop.abort();
    await desk.close();
    await server.close();
  });

  /** A request as a browser sends it, or somebody who is none: `fetch` would put the right host itself. */
  const send = (method: string, path: string, body: string | Buffer = '', headers: OutgoingHttpHeaders = {}) =>
    new Promise<Answer>((resolve, reject) => {
      const own = { origin: server.origin, 'content-length': Buffer.byteLength(body) };
      const said = Object.entries({ ...own, ...headers }).filter(([, value]) => value !== undefined);
      const place = { host: '127.0.0.1', port: server.port, method, path };
      const asked = request({ ...place, headers: Object.fromEntries(said) });
      asked.once('error', reject);
      asked.once('response', (answer) => {
        let text = '';
        answer.on('data', (data) => (text += String(data)));
        answer.once('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
      });
      asked.end(body);
    });
  const api = (method: string, path: string, json?: object) =>
    send(method, `/${TOKEN}/${path}`, json && JSON.stringify(json), { 'content-type': 'application/json' });
  return {
    ...{ desk, workspace, server, send, api },
    upload: async (files: Record<string, string | Buffer>): Promise<string> => {
      const { id } = v.parse(uploadSchema, JSON.parse((await api('POST', 'uploads')).text));
      for (const [path, bytes] of Object.entries(files)) {
        const { status, text } = await send('PUT', `/${TOKEN}/uploads/${id}?path=${encodeURIComponent(path)}`, bytes);
        if (status !== 204) throw new Error(text);
      }
      return id;
    },
    /** What the page is told once it is so. */
    untilState: (is: (state: DeskState) => boolean) =>
      new Promise<DeskState>((resolve, reject) => {
        const events = request({ host: '127.0.0.1', port: server.port, path: `/${TOKEN}/events` });
        events.once('error', reject);
        events.once('response', (answer) => {
          let text = '';
          answer.on('data', (data) => {
            text += String(data);
            const lines = text.split('\n\n');
            text = lines.pop() ?? '';
            for (const line of lines.filter((one) => one.startsWith('data: '))) {
              const state = v.parse(deskStateSchema, JSON.parse(line.slice('data: '.length)));
              if (!is(state)) continue;
              events.destroy();
              resolve(state);
            }
          });
        });
        events.end();
      }),
  };
}

/** A cartridge of one page and a video that is held elsewhere, as its files. */
export const smallCartridge = (words: string): Record<string, string> => ({
  'imsmanifest.xml': manifest(
    place('m', 'First module', { inside: place('i', 'A page', { ref: 'a' }) }),
    resource('a', 'webcontent', 'pages/a.html'),
    { title: 'Small cartridge' },
  ),
  'pages/a.html': page(
    'A page',
    `<p>${words}</p><p><iframe src="https://www.youtube.com/embed/abcdefghijk" title="The talk"></iframe></p>`,
  ),
});
