import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { API } from '../../src/protocol/people/api.ts';
import { startServerProcess } from '../support/server-process.ts';
import { createPhone, type Send } from './support/phone.ts';
import { done } from './support/sample-facts.ts';

const BACKUP = join(import.meta.dirname, '../../server/cli/backup.ts');

async function start(dataDir: string) {
  const server = await startServerProcess({ DATA_DIR: dataDir, DIST_DIR: join(dataDir, 'dist') });
  onTestFinished(() => server.kill());
  return server;
}

it('[CUR2] a restored backup makes phones send again what it does not hold', { timeout: 60_000 }, async () => {
  const dir = await mkdtemp(join(tmpdir(), 'caravan-backup-'));
  onTestFinished(() => rm(dir, { recursive: true }));
  let server = await start(join(dir, 'data'));
  const send: Send = (path, init) => fetch(`${server.origin}${path}`, init);
  const [phone, tablet] = [createPhone(send), createPhone(send)];
  await phone.register();
  await tablet.register();
  await tablet.post(API.join, { code: (await (await phone.post(API.linkCodes, {})).json()).code });
  await phone.exchange(done(7, 1));
  execFileSync(process.execPath, [BACKUP, join(dir, 'copy.db')], { env: { DATA_DIR: join(dir, 'data') } });
  const lost = await phone.exchange(done(7, 2));
  await server.kill();

  await rm(join(dir, 'data'), { recursive: true });
  await cp(join(dir, 'copy.db'), join(dir, 'data', 'caravan.sqlite'));
  server = await start(join(dir, 'data'));
  // By the time the phone comes, the tablet has brought the server to a revision that the phone has seen another of.
  const { cursor } = await tablet.exchange(done(7, 3));
  expect(cursor.revision).toBe(lost.cursor.revision);
  const told = await phone.exchange();
  expect(told.cursor.epoch).not.toBe(lost.cursor.epoch);
  expect(told.facts).toEqual([done(7, 1), done(7, 3)]);
  await phone.exchange(...phone.facts.values());
  expect((await tablet.exchange()).facts).toEqual([done(7, 2)]);
});
