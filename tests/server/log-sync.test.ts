import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createLogSync } from '../../server/store/log-sync.ts';

function logOf(path: string) {
  const failed = vi.fn();
  const log = createLogSync(path, { failed });
  onTestFinished(log.close);
  return { failed, log };
}

it('writes a log through to the disk', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'caravan-log-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const path = join(dir, 'a.sqlite-wal');
  writeFileSync(path, 'frames');
  const { failed, log } = logOf(path);
  await expect(log.sync()).resolves.toBeUndefined();
  expect(failed).not.toHaveBeenCalled();
});

it('says that the disk did not take the log, to whoever waits and to whoever must stop trusting it', async () => {
  // Linux writes no device through that keeps nothing.
  const { failed, log } = logOf('/dev/null');
  await expect(log.sync()).rejects.toThrow('EINVAL');
  expect(failed).toHaveBeenCalledOnce();
});
