import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { UsageError } from '../../../studio/commands/command.ts';
import { command } from '../../../studio/commands/keys.ts';
import { readKeyring } from '../../../studio/store/keys.ts';
import { keyFromPem, publicHex } from '../../../studio/store/signing.ts';
import { snapshot, temporaryFolder } from '../support/studio-folder.ts';

const { signal } = new AbortController();
const told: string[] = [];
const run = (...args: string[]) => command.run(args, { signal });

beforeEach(() => {
  told.length = 0;
  for (const stream of ['log', 'error'] as const)
    vi.spyOn(console, stream).mockImplementation((line) => told.push(String(line)));
});
afterEach(() => {
  vi.restoreAllMocks();
});

async function newKeys() {
  const folder = temporaryFolder();
  const keys = join(folder, 'keys');
  expect(await run('new', '--keys', keys)).toBe(0);
  return { keys, author: join(folder, 'author.key') };
}

test('[KEY1] an author makes a key, the centre lets it publish, and takes it back', async () => {
  const { keys, author } = await newKeys();
  expect(await run('author', author)).toBe(0);
  const key = publicHex(keyFromPem(readFileSync(author)));
  expect(told).toContain(key);
  expect(await run('delegate', '--keys', keys, '--publisher', '40', '--name', 'Coast', '--key', key)).toBe(0);
  expect(readKeyring(keys).keyring).toMatchObject({
    counter: 2,
    publishers: [{ number: 40, name: 'Coast', keys: [key] }],
  });
  expect(await run('revoke', '--keys', keys, '--key', key)).toBe(0);
  expect(readKeyring(keys).keyring).toMatchObject({ counter: 3, revoked: [key] });
});

test('[KEY2] a rotation takes back the key before, and keeps the new one in its place', async () => {
  const { keys } = await newKeys();
  const before = readKeyring(keys).keyring.catalogue;
  expect(await run('rotate', '--keys', keys)).toBe(0);
  const fresh = publicHex(keyFromPem(readFileSync(join(keys, 'catalogue.key'))));
  expect(readKeyring(keys).keyring).toMatchObject({ counter: 2, catalogue: [fresh], revoked: before });
});

test('without the root key nothing is changed, and it says which file is wanted', async () => {
  const { keys } = await newKeys();
  rmSync(join(keys, 'root.key'));
  const before = snapshot(keys);
  expect(await run('delegate', '--keys', keys, '--publisher', '40', '--name', 'Coast', '--key', 'ab'.repeat(32))).toBe(
    1,
  );
  expect(told.join()).toContain('root.key is not in');
  expect(await run('rotate', '--keys', keys)).toBe(1);
  expect(snapshot(keys)).toEqual(before);
});

test('the only catalogue key is not revoked but rotated, and an unknown key is told of', async () => {
  const { keys } = await newKeys();
  const [only = ''] = readKeyring(keys).keyring.catalogue;
  expect(await run('revoke', '--keys', keys, '--key', only)).toBe(1);
  expect(await run('revoke', '--keys', keys, '--key', 'ab'.repeat(32))).toBe(1);
  expect(readKeyring(keys).keyring.counter).toBe(1);
  expect(told.join()).toContain('keys rotate');
});

test('keys that are there are never written over', async () => {
  const { keys } = await newKeys();
  const before = snapshot(keys);
  expect(await run('new', '--keys', keys)).toBe(1);
  expect(await run('author', join(keys, 'root.key'))).toBe(1);
  expect(snapshot(keys)).toEqual(before);
});

test.each([[['delegate', '--name', 'X']], [['revoke', '--key', 'short']], [['turn']], [[]]])(
  '%j is a question of usage',
  async (args) => {
    const { keys } = await newKeys();
    await expect(run(...args, '--keys', keys)).rejects.toThrow(UsageError);
  },
);
