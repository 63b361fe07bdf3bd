import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { studioReportSchema } from '../../../studio/report/report-schema.ts';
import { rawZip } from '../support/raw-zip.ts';
import { smallCartridge, startTestDesk, TOKEN } from './start-test-desk.ts';

const NAMED = (name: string, files: Record<string, string>) =>
  Object.fromEntries(Object.entries(files).map(([path, bytes]) => [`${name}/${path}`, bytes]));

describe('who may ask the page of the studio', () => {
  it('answers nobody who does not know its address', async () => {
    const { send } = await startTestDesk();
    expect((await send('GET', `/${TOKEN}/`)).text).toBe('the page');
    for (const path of ['/', '/index.html', '/events', '/another-address/', `/${TOKEN.slice(1)}/events`]) {
      expect((await send('GET', path)).status, path).toBe(404);
    }
    expect((await send('POST', '/uploads')).status).toBe(404);
  });

  it('answers under its own name only, so that no other name that leads here is a way in', async () => {
    const { send, server } = await startTestDesk();
    for (const host of ['studio.example', `studio.example:${server.port}`, `127.0.0.1:${server.port + 1}`]) {
      expect((await send('GET', `/${TOKEN}/`, '', { host })).status, host).toBe(403);
    }
    expect((await send('GET', `/${TOKEN}/`, '', { host: `localhost:${server.port}` })).status).toBe(200);
  });

  it('does nothing for a page of another origin, or for one that does not say where it is from', async () => {
    const { send, server } = await startTestDesk();
    const post = (origin: string | undefined) => send('POST', `/${TOKEN}/uploads`, '', { origin });
    expect((await post('https://evil.example')).status).toBe(403);
    expect((await post('null')).status).toBe(403);
    expect((await post(undefined)).status).toBe(403);
    expect((await post(server.origin)).status).toBe(200);
    const read = await send('GET', `/${TOKEN}/`, '', { 'sec-fetch-site': 'cross-site' });
    expect(read.status).toBe(403);
  });

  it('lets no other page read its answers, and tells its address to nobody', async () => {
    const { api } = await startTestDesk();
    const { headers } = await api('POST', 'uploads');
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['cache-control']).toBe('no-store');
  });
});

describe('an upload', () => {
  it.each(['../outside.txt', '/outside.txt', 'a/../../outside.txt', 'C:/outside.txt', 'a\\..\\outside.txt', ''])(
    'never gets out of its folder by the name %j',
    async (path) => {
      const { upload, workspace } = await startTestDesk();
      await expect(upload({ [path]: 'words' })).rejects.toThrow('bad-name');
      expect(existsSync(join(dirname(workspace), 'outside.txt'))).toBe(false);
      expect(readdirSync(join(workspace, '.caravan', 'uploads'), { recursive: true })).toHaveLength(1);
    },
  );

  it('takes no second file of a name, in other letters either', async () => {
    const { upload } = await startTestDesk();
    await expect(upload({ 'a/File.txt': 'one', 'a/file.TXT': 'two' })).rejects.toThrow('bad-name');
  });

  it('is known to this desk only', async () => {
    const { api, send } = await startTestDesk();
    const nowhere = await send('PUT', `/${TOKEN}/uploads/nothing?path=a`, 'words');
    expect([nowhere.status, nowhere.text]).toEqual([404, '{"problem":"not-found"}']);
    expect((await api('POST', 'imports', { upload: 'nothing', name: 'x' })).status).toBe(404);
    expect((await api('POST', 'imports', { upload: 7 })).text).toBe('{"problem":"bad-request"}');
  });
});

/** A thread is started for each, on whatever machine. */
describe('a job', { timeout: 60_000 }, () => {
  it('takes a folder in, with its report and what it lacks, for every page that looks', async () => {
    const { api, upload, untilState, workspace } = await startTestDesk();
    const id = await upload(NAMED('My course', smallCartridge('The words of the page.')));
    await api('POST', 'imports', { upload: id, name: 'My course' });
    await untilState(({ jobs }) => jobs[0]?.state === 'done');
    const state = await untilState(() => true);
    expect(state.courses).toMatchObject([{ id: 'my-course', source: 'fr', errors: 0 }]);
    const [course] = state.courses;
    expect(course?.gaps).toMatchObject([{ kind: 'video', elsewhere: expect.stringContaining('youtube') }]);
    const report = v.parse(studioReportSchema, JSON.parse((await api('GET', 'report?course=my-course')).text));
    expect([report.command, report.courses.length]).toEqual(['import', 1]);
    const page = await api('GET', 'report.html?course=my-course&lang=ar');
    expect(page.text).toContain('<html lang="ar" dir="rtl">');
    expect(readdirSync(join(workspace, '.caravan', 'uploads'))).toEqual([]);
  });

  it('names the entry of a hostile archive, and leaves nothing behind', async () => {
    const { api, upload, untilState, workspace } = await startTestDesk();
    const archive = rawZip([
      { name: 'imsmanifest.xml', data: '<manifest/>' },
      { name: '../../evil.txt', data: 'x' },
    ]);
    await api('POST', 'imports', { upload: await upload({ 'evil.imscc': archive }), name: 'evil.imscc' });
    const { jobs } = await untilState((state) => state.jobs[0]?.state === 'failed');
    expect(jobs[0]?.errors).toMatchObject([{ code: 'hostile-package', file: '../../evil.txt' }]);
    expect(readdirSync(workspace)).toEqual(['.caravan']);
  });

  it('is stopped before its turn, or while it runs, and nothing comes of it', async () => {
    const { api, upload, untilState, workspace } = await startTestDesk();
    for (const name of ['one', 'two']) {
      await api('POST', 'imports', { upload: await upload(NAMED(name, smallCartridge(name))), name });
    }
    const { jobs } = await untilState((state) => state.jobs.length === 2);
    for (const { id } of jobs) expect((await api('DELETE', `jobs/${id}`)).status).toBe(204);
    const state = await untilState((now) => now.jobs.every((job) => job.state === 'stopped'));
    expect(state.courses).toEqual([]);
    expect(readdirSync(workspace)).toEqual(['.caravan']);
    for (const { id } of jobs) await api('DELETE', `jobs/${id}`);
    expect((await untilState(() => true)).jobs).toEqual([]);
  });

  it('builds a course, and the page is told its version', async () => {
    const { api, upload, untilState, workspace } = await startTestDesk();
    await api('POST', 'imports', { upload: await upload(NAMED('course', smallCartridge('Words.'))), name: 'course' });
    await untilState(({ jobs }) => jobs[0]?.state === 'done');
    await api('POST', 'build?course=course');
    const { courses } = await untilState(({ jobs }) => jobs[0]?.kind === 'build' && jobs[0].state === 'done');
    expect(courses).toMatchObject([{ id: 'course', version: 1 }]);
    expect(readFileSync(join(workspace, 'course', 'numbers.yaml'), 'utf8')).toContain('version: 1');
    expect((await api('POST', 'build?course=../course')).status).toBe(404);

    // A publishing gave the number of a version to other words than those that were built here.
    const lock = join(workspace, 'course', 'numbers.yaml');
    writeFileSync(lock, readFileSync(lock, 'utf8').replace('version: 1', 'version: 0'));
    writeFileSync(join(workspace, 'course/First-module/A-page/text.fr.md'), 'Other words.\n');
    await api('POST', 'build?course=course');
    const again = await untilState(
      ({ jobs }) => jobs.length === 3 && jobs[0]?.state !== 'waiting' && jobs[0]?.state !== 'running',
    );
    expect(again.jobs[0]).toMatchObject({ state: 'done', errors: [] });
  });
});
