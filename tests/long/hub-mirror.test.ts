import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { chunkPath } from '../../src/protocol/pack/media-url.ts';
import { planBlobs } from '../../src/protocol/pack/plan-download.ts';
import { readFolder } from '../../studio/store/verify/store-reader.ts';
import { verifyStore } from '../../studio/store/verify/verify-store.ts';
import {
  PATIENCE_MS,
  rootKey,
  startHub,
  startMain,
  tempDir,
  untilMirrored,
} from '../server/hub/support/hub-process.ts';
import { type FaultyProxy, startFaultyProxy } from '../support/faulty-proxy.ts';
import { BUILT_PACKS, readBuiltCourse } from '../support/packs.ts';
import { until } from '../support/until.ts';

const CHUNK = /^\/packs\/chunks\//;
const COURSE = 4097;
const VIDEO_PIECE = planBlobs(readBuiltCourse(COURSE), { lang: 'en', rung: '144' }).findLast(
  ({ kind }) => kind === 'video',
)?.ref;

/** A main server, and a line to it that the test can break. */
async function setScene(): Promise<FaultyProxy> {
  const server = await startMain(await tempDir());
  const line = await startFaultyProxy(server.port);
  onTestFinished(() => line.close());
  return line;
}

describe('a hub that mirrors packs', { timeout: 180_000 }, () => {
  it('[HUB2] has every byte of the courses that it was told to have, and goes on where it was killed', async () => {
    const line = await setScene();
    let asked = 0;
    line.fault(CHUNK, async (ask) => {
      asked += 1;
      return asked > 20 ? new Promise(() => undefined) : ask();
    });
    const hub = await startHub(line.origin, ['--courses', 'all']);
    await until(() => asked > 20, PATIENCE_MS);
    await hub.kill();
    const before = [...line.delivered];
    line.heal();
    await hub.restart();
    await untilMirrored(hub);

    const twice = line.delivered.slice(before.length).filter((path) => CHUNK.test(path) && before.includes(path));
    // No more than were under way when it was killed.
    expect(twice.length).toBeLessThanOrEqual(4);
    const reader = readFolder(join(hub.dataDir, 'packs'), { signal: new AbortController().signal });
    const { findings, courses } = await verifyStore(reader, {
      rootKey: rootKey(),
      signal: new AbortController().signal,
    });
    expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
    expect(courses).toBe(2);
    const here = await hub.describe();
    expect(here.courses.map(({ course }) => course)).toEqual([4097, 4098]);
    expect(here.courses[0]?.rungs.ar).toContain('240');
  });

  it('[HUB3] fetches the rest of a chunk whose answer was cut, and all of it where the beginning was something else', async () => {
    const line = await setScene();
    const ranges: (string | undefined)[] = [];
    const path = `/packs/${chunkPath(VIDEO_PIECE?.hash ?? '')}`;
    line.fault(new RegExp(path), async (ask, _body, asked) => {
      ranges.push(asked?.headers.range);
      const answer = await ask();
      if (ranges.length === 1) return { ...answer, isCut: true };
      if (ranges.length === 2) return { ...answer, body: Buffer.alloc(answer.body.length, 1) };
      return answer;
    });
    const hub = await startHub(line.origin, ['--courses', String(COURSE), '--rung', '144']);
    await untilMirrored(hub);
    expect(ranges).toEqual([undefined, `bytes=${(VIDEO_PIECE?.bytes ?? 0) >> 1}-`, undefined]);
    const [kept, built] = [join(hub.dataDir, 'packs'), BUILT_PACKS].map((dir) =>
      readFileSync(join(dir, chunkPath(VIDEO_PIECE?.hash ?? ''))),
    );
    expect(kept?.equals(built ?? Buffer.alloc(0))).toBe(true);
  });

  it('[HUB4] shows no catalogue that the root key does not vouch for, and keeps the one that it has', async () => {
    const line = await setScene();
    const hub = await startHub(line.origin, ['--courses', String(COURSE), '--rung', 'text']);
    await untilMirrored(hub);
    const head = await readFile(join(hub.dataDir, 'packs/catalogue/fr.json'), 'utf8');
    line.fault(/catalogue\/fr\.json$/, async (ask) => {
      const answer = await ask();
      const forged = answer.body
        .toString()
        .replace(/"signature":"(.)/, (_, digit) => `"signature":"${digit === '0' ? '1' : '0'}`);
      return { ...answer, body: Buffer.from(forged) };
    });
    await hub.restart();
    await until(() => hub.output().includes('bad-source'), PATIENCE_MS);
    expect(await (await hub.send('/packs/catalogue/fr.json', {})).text()).toBe(head);
  });

  it('[HUB6] fetches what a phone asks for and it lacks while there is a line, and says 404 without one', async () => {
    const line = await setScene();
    const hub = await startHub(line.origin, ['--courses', String(COURSE), '--rung', 'text']);
    await untilMirrored(hub);
    const path = `/packs/${chunkPath(VIDEO_PIECE?.hash ?? '')}`;
    const file = join(hub.dataDir, 'packs', chunkPath(VIDEO_PIECE?.hash ?? ''));
    expect((await hub.send(path, { headers: { range: 'bytes=0-9' } })).status).toBe(206);
    expect((await readFile(file)).length).toBe(VIDEO_PIECE?.bytes);
    line.fault(/./, async () => 'cut');
    const other = planBlobs(readBuiltCourse(COURSE), { lang: 'en', rung: '240' }).findLast(
      ({ kind }) => kind === 'video',
    );
    expect((await hub.send(`/packs/${chunkPath(other?.ref.hash ?? '')}`, {})).status).toBe(404);
    expect((await hub.send(path, {})).status).toBe(200);
    expect((await hub.describe()).hasLine).toBe(false);
  });

  it('[HUB2] reads again what has lain here, and fetches what the disk has damaged', async () => {
    const line = await setScene();
    const hub = await startHub(line.origin, ['--courses', String(COURSE), '--rung', '144']);
    await untilMirrored(hub);
    await hub.kill();
    const file = join(hub.dataDir, 'packs', chunkPath(VIDEO_PIECE?.hash ?? ''));
    const good = await readFile(file);
    await writeFile(file, Buffer.alloc(good.length, 7));
    await hub.restart();
    await until(async () => (await readFile(file).catch(() => undefined))?.equals(good) === true, PATIENCE_MS);
    expect(hub.output()).toContain('chunks were damaged');
  });

  it('[HUB6] hands out no chunk that the disk has damaged, and fetches it anew', async () => {
    const line = await setScene();
    const hub = await startHub(line.origin, ['--courses', String(COURSE), '--rung', '144']);
    await untilMirrored(hub);
    const file = join(hub.dataDir, 'packs', chunkPath(VIDEO_PIECE?.hash ?? ''));
    const good = await readFile(file);
    await writeFile(file, Buffer.alloc(good.length, 7));
    const answer = await hub.send(`/packs/${chunkPath(VIDEO_PIECE?.hash ?? '')}`, {});
    expect(good.equals(Buffer.from(await answer.arrayBuffer()))).toBe(true);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(good.equals(await readFile(file))).toBe(true);
  });

  it('[HUB7] lets pages of any origin in, and tells Chrome so', async () => {
    const line = await setScene();
    const hub = await startHub(line.origin, ['--courses', String(COURSE), '--rung', 'text']);
    for (const path of ['/hub.json', '/api/v1/carry', '/api/v1/server-key', '/packs/keys.json']) {
      const preflight = await hub.send(path, {
        method: 'OPTIONS',
        headers: {
          origin: 'https://main.example',
          'access-control-request-method': 'POST',
          'access-control-request-private-network': 'true',
        },
      });
      expect(preflight.status).toBe(204);
      expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
      expect(preflight.headers.get('access-control-allow-private-network')).toBe('true');
      expect(preflight.headers.get('access-control-allow-credentials')).toBeNull();
    }
    expect((await hub.send('/hub.json', {})).headers.get('access-control-allow-origin')).toBe('*');
    expect((await hub.send('/api/v1/me', {})).headers.get('access-control-allow-origin')).toBeNull();
  });
});
