import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { decodeResponse } from '../../src/protocol/exchange/response.ts';
import { API } from '../../src/protocol/people/api.ts';
import { startServerProcess } from '../support/server-process.ts';
import { createPhone, type Send } from './support/phone.ts';
import { attempted, done, place, watched } from './support/sample-facts.ts';
import { COURSE } from './support/sample-packs.ts';

async function tempDir(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'caravan-server-'));
  onTestFinished(() => rm(dir, { recursive: true }));
  return dir;
}

async function start(dataDir: string, env: Record<string, string> = {}) {
  const server = await startServerProcess({ DATA_DIR: dataDir, DIST_DIR: join(dataDir, 'dist'), ...env });
  onTestFinished(() => server.kill());
  const send: Send = (path, init) => fetch(`${server.origin}${path}`, init);
  return { ...server, send };
}

const secretOf = (text: string, className: string) =>
  new RegExp(`${className}: /centre#([0-9a-f]{64})`).exec(text)?.[1];

/** Starting a process takes its time on a busy machine. */
describe('the server process', { timeout: 60_000 }, () => {
  it('has all that it acknowledged after it was killed right after its answer', async () => {
    const dir = await tempDir();
    let server = await start(dir);
    const her = createPhone((path, init) => server.send(path, init));
    await her.register();
    const acknowledged = [];
    for (let n = 1; n <= 3; n++) {
      const facts = [
        watched(COURSE, 3, [n * 10, n * 10 + 5]),
        attempted(COURSE, 5, { replica: her.replica, n, version: 1, lamport: n }, { 1: { type: 'int', n } }),
        place(COURSE, 10 + n, her.replica, n),
      ];
      acknowledged.push((await her.exchange(...facts)).cursor.revision);
      await server.kill();
      server = await start(dir);
    }
    expect(acknowledged).toEqual([1, 2, 3]);
    const answer = await her.sendBytes(her.request([], { epoch: '00000000', revision: 0 }));
    const epoch = '00000000';
    const told = decodeResponse(new Uint8Array(await answer.arrayBuffer()), { replica: her.replica, epoch });
    if (told.status !== 'ok') throw new Error(told.status);
    const mine = [...her.facts.values()];
    expect(told.facts).toEqual(expect.arrayContaining(mine));
    expect(told.facts).toHaveLength(mine.length);
    expect(told.cursor.revision).toBe(3);
  });

  it('lets a running exchange end when it is told to stop, takes no new one, and leaves with 0', async () => {
    const server = await start(await tempDir());
    const her = createPhone(server.send);
    await her.register();
    const body = her.request([done(COURSE, 1)]);
    const running = request({
      port: server.port,
      path: API.exchange,
      method: 'POST',
      headers: { authorization: her.authorization, 'content-length': body.length },
    });
    const answered = once(running, 'response');
    running.write(body.subarray(0, 10));
    await server.send(API.health, {});
    const stopped = server.stop();
    await expect
      .poll(() =>
        server.send(API.health, {}).then(
          () => 'taken',
          () => 'refused',
        ),
      )
      .toBe('refused');
    running.end(body.subarray(10));
    const [answer] = await answered;
    expect(answer.statusCode).toBe(200);
    answer.resume();
    expect(await stopped).toBe(0);
  });

  it('seeds the demo class once, prints its secret link once, and keeps it for its own user alone', async () => {
    const dir = await tempDir();
    const first = await start(dir);
    const file = join(dir, 'facilitator-link.txt');
    const secret = secretOf(await readFile(file, 'utf8'), 'Demo class') ?? '';
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(first.output()).toContain(`/centre#${secret}`);
    expect(first.output()).toContain('SESAME');
    await first.stop();

    const second = await start(dir);
    expect(second.output()).not.toContain(secret);
    expect(second.output()).toContain(file);
    const report = await second.send(API.learners, { headers: { authorization: `Bearer ${secret}` } });
    expect(await report.json()).toMatchObject({ className: 'Demo class', classCode: 'SESAME', learners: [] });
  });

  it('says in one line why it cannot start', async () => {
    const failure = await start(await tempDir(), { TLS_CERT: 'cert.pem' }).then(
      () => 'it started',
      (error: Error) => error.message,
    );
    expect(failure).toMatch(/\nCaravan cannot start: one of TLS_CERT and TLS_KEY is missing\n$/);
  });

  it('logs no token, no code, no name and no address', async () => {
    const server = await start(await tempDir(), { LOG_LEVEL: 'info' });
    const her = createPhone(server.send);
    await her.register();
    await her.get(`${API.codes}/XXXXXX`);
    await her.post(API.join, { code: 'SESAME', name: 'Awa Diop' });
    await her.exchange(done(COURSE, 1));
    await server.stop();
    const lines = server
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line));
    const requests = lines.filter((line) => line.msg === 'request');
    expect(requests.map(({ route, status }) => [route, status])).toEqual([
      [API.devices, 204],
      [`${API.codes}/:code`, 404],
      [API.join, 200],
      [API.exchange, 200],
    ]);
    for (const line of requests) {
      expect(Object.keys(line).sort()).toEqual([
        'durationMs',
        'level',
        'method',
        'msg',
        'requestId',
        'route',
        'status',
        'time',
      ]);
    }
  });
});
