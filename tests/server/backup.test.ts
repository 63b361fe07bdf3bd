import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { START_CURSOR } from '../../src/protocol/exchange/cursor.ts';
import { decodeResponse } from '../../src/protocol/exchange/response.ts';
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
  const her = createPhone(send);
  await her.register();
  const before = await her.exchange(done(7, 1));
  execFileSync(process.execPath, [BACKUP, join(dir, 'copy.db')], { env: { DATA_DIR: join(dir, 'data') } });
  await her.exchange(done(7, 2));
  await server.kill();

  await rm(join(dir, 'data'), { recursive: true });
  await cp(join(dir, 'copy.db'), join(dir, 'data', 'caravan.sqlite'));
  server = await start(join(dir, 'data'));
  const after = await her.exchange();
  expect(after.cursor.epoch).not.toBe(before.cursor.epoch);
  expect(after.facts).toEqual([done(7, 1)]);
  await her.exchange(...her.facts.values());
  const whole = await her.sendBytes(her.request([], START_CURSOR));
  const kept = decodeResponse(new Uint8Array(await whole.arrayBuffer()), her.replica);
  expect(kept).toMatchObject({ status: 'ok', facts: [done(7, 1), done(7, 2)] });
});
