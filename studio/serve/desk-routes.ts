import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { reportPage } from '../report/report-page.ts';
import { isPageLanguage } from '../report/words/page-words.ts';
import { attachRequestSchema, importRequestSchema, type Problem, publishRequestSchema } from '../wire/desk-state.ts';
import type { Desk } from './desk.ts';
import { DeskProblem } from './desk-problem.ts';
import { type PageFiles, PRIVATE_HEADERS } from './page-files.ts';
import { sendEvents } from './send-events.ts';

const STATUS = {
  'bad-request': 400,
  'bad-name': 400,
  'not-found': 404,
  'too-large': 413,
  'disk-full': 507,
  'cut-off': 400,
  failed: 500,
} as const satisfies Record<Problem, number>;

/** What the page asks is small; files go another way. */
const JSON_LIMIT_BYTES = 64 * 1024;

interface RoutesOptions {
  desk: Desk;
  pages: PageFiles;
  /** The secret that stands in the address: who does not know it gets nothing. */
  token: string;
  /** Whether an origin is this server, as its own page names it. */
  isOwnOrigin: (origin: string) => boolean;
  signal: AbortSignal;
}

/** The page of the studio and what it asks for, below its secret address. */
export function deskRoutes({ desk, pages, token, isOwnOrigin, signal }: RoutesOptions): Hono {
  const root = new Hono();
  root.onError((error, c) => problem(c, error instanceof DeskProblem ? error.kind : 'failed'));
  const app = root.basePath(`/${token}/`);
  app.use(async (c, next) => {
    // A page of another origin can send a form or a beacon here, if it can guess the address; it cannot say it is ours.
    const isRead = c.req.method === 'GET' || c.req.method === 'HEAD';
    const origin = c.req.header('origin');
    const site = c.req.header('sec-fetch-site') ?? 'same-origin';
    if (isRead ? site === 'cross-site' : origin === undefined || !isOwnOrigin(origin)) return c.text('Forbidden', 403);
    await next();
    for (const [name, value] of Object.entries(PRIVATE_HEADERS)) c.res.headers.set(name, value);
    return undefined;
  });

  app.get('/events', () => {
    desk.refresh();
    return sendEvents(desk.state, signal);
  });
  app.post('/uploads', (c) => c.json({ id: desk.uploads.begin() }));
  app.put('/uploads/:id', async (c) => {
    const { body } = c.req.raw;
    // A file of no bytes has no body.
    const bytes = body ?? new Blob([]).stream();
    await desk.uploads.receive(c.req.param('id'), c.req.query('path') ?? '', bytes);
    return c.body(null, 204);
  });
  app.delete('/uploads/:id', (c) => {
    desk.uploads.drop(c.req.param('id'));
    return c.body(null, 204);
  });
  app.post('/imports', async (c) => {
    const { upload, name } = await readJson(c, importRequestSchema);
    return c.json({ id: desk.importPackage(upload, name) });
  });
  app.post('/attach', async (c) => {
    const { upload, item } = await readJson(c, attachRequestSchema);
    return c.json({ id: desk.attach(courseOf(c), item, upload) });
  });
  app.post('/check', (c) => c.json({ id: desk.check(courseOf(c)) }));
  app.post('/build', (c) => c.json({ id: desk.build(courseOf(c)) }));
  app.post('/publish', async (c) => {
    const { upload, url } = await readJson(c, publishRequestSchema);
    return c.json({ id: desk.publish(courseOf(c), upload, url) });
  });
  app.post('/preview', (c) => {
    desk.setPreview(courseOf(c), true);
    return c.body(null, 204);
  });
  app.delete('/preview', (c) => {
    desk.setPreview(courseOf(c), false);
    return c.body(null, 204);
  });
  app.delete('/jobs/:id', (c) => (desk.removeJob(c.req.param('id')) ? c.body(null, 204) : problem(c, 'not-found')));
  app.get('/report', (c) => {
    const report = desk.report(courseOf(c));
    return report ? c.json(report) : problem(c, 'not-found');
  });
  app.get('/report.html', (c) => {
    const report = desk.report(courseOf(c));
    const lang = c.req.query('lang') ?? 'en';
    return report ? c.html(reportPage(report, isPageLanguage(lang) ? lang : 'en')) : problem(c, 'not-found');
  });
  app.get('/', async (c) => (await pages.send('index.html')) ?? c.notFound());
  app.get('/:path{.+}', async (c) => (await pages.send(c.req.param('path'))) ?? c.notFound());
  return root;
}

const problem = (c: Context, kind: Problem): Response => c.json({ problem: kind }, STATUS[kind]);

/** The course that a request is about: its id may have slashes, so it stands in the query. */
const courseOf = (c: Context): string => c.req.query('course') ?? '';

async function readJson<T>(c: Context, schema: v.GenericSchema<unknown, T>): Promise<T> {
  const bytes = Number(c.req.header('content-length') ?? Number.POSITIVE_INFINITY);
  if (!(bytes <= JSON_LIMIT_BYTES)) throw new DeskProblem('bad-request');
  const parsed = v.safeParse(schema, await c.req.json().catch(() => undefined));
  if (!parsed.success) throw new DeskProblem('bad-request');
  return parsed.output;
}
