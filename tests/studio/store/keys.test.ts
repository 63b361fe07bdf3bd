import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyAsync } from '@noble/ed25519';
import { expect, test } from 'vitest';
import { catalogueKeys, publisherKeys } from '../../../src/protocol/pack/keyring.ts';
import { collectFindings } from '../../../studio/report/finding.ts';
import { delegate, revoke, rotate } from '../../../studio/store/edit-keyring.ts';
import { makeKeyFile, openKeys, readKeyring as readOwnKeyring, writeKeyring } from '../../../studio/store/keys.ts';
import { readRelease, readWithdrawal, signRelease, signWithdrawal } from '../../../studio/store/releases.ts';
import { isSignedBy, keyFromPem, keyToPem, newKey, publicHex, signJson } from '../../../studio/store/signing.ts';
import { publisher, SMALL_PRESS } from '../support/publisher.ts';
import { putCourse } from '../support/put-course.ts';
import { readCatalogue, readKeyring, readStore, snapshot, temporaryFolder } from '../support/studio-folder.ts';

const COURSE = 7 * 4096 + 3;
const fromHex = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
const rootKeyOf = (keys: string) => readFileSync(join(keys, 'root.pub'), 'utf8').trim();
const open = (folder: string, publishers = [SMALL_PRESS]) => {
  const { findings, report } = collectFindings();
  return { opened: openKeys(folder, publishers, report), findings };
};

test('[SIG1] [KEY1] the root key vouches for the keyring, and its keys for heads and releases; one changed byte breaks it', async () => {
  const { out, keys, publish } = publisher();
  publish((store) => putCourse(store, COURSE));
  const { signed, keyring } = readKeyring(out);
  const head = readCatalogue(out).signed;
  const [catalogueKey = ''] = catalogueKeys(keyring);
  expect(isSignedBy(signed, rootKeyOf(keys))).toBe(true);
  expect(isSignedBy(head, catalogueKey)).toBe(true);
  const message = new TextEncoder().encode(head.payload);
  expect(await verifyAsync(fromHex(head.signature), message, fromHex(catalogueKey))).toBe(true);
  const flipped = head.payload.replace('"counter":1', '"counter":2');
  expect(flipped).not.toBe(head.payload);
  expect(isSignedBy({ ...head, payload: flipped }, catalogueKey)).toBe(false);
  expect(isSignedBy(head, rootKeyOf(keys))).toBe(false);
  const { version, root, release } = readStore(out, COURSE).history[0] ?? {};
  expect(release && readRelease(release, keyring)).toEqual({ format: 1, course: COURSE, version, root });
});

test('keys are made once, for their owner alone, and the root key is not needed afterwards', () => {
  const { out, keys, publish } = publisher();
  publish((store) => putCourse(store, COURSE));
  for (const name of ['root.key', 'catalogue.key', 'publishers/7.key']) {
    expect(statSync(join(keys, name)).mode & 0o777).toBe(0o600);
  }
  rmSync(join(keys, 'root.key'));
  const before = snapshot(keys);
  expect(publish((store) => putCourse(store, COURSE, { version: 2 })).findings).toEqual([]);
  expect(snapshot(keys)).toEqual(before);
  expect(readCatalogue(out).head.counter).toBe(2);
});

test.each(['catalogue.key', 'keys.json', 'root.pub', 'publishers/7.key'])(
  'without %s, or with a broken one, nothing is signed and the catalogue stays as it was',
  (name) => {
    const { out, keys, publish } = publisher();
    publish((store) => putCourse(store, COURSE));
    const before = snapshot(out);
    writeFileSync(join(keys, name), 'broken');
    expect(publish((store) => putCourse(store, COURSE, { version: 2 })).findings).toMatchObject([{ code: 'bad-keys' }]);
    rmSync(join(keys, name));
    expect(publish((store) => putCourse(store, COURSE, { version: 2 })).findings).toMatchObject([{ code: 'bad-keys' }]);
    expect(snapshot(out)).toEqual(before);
  },
);

test('[KEY1] another publisher gets a key of its own as long as the root key is there, and a clear word where it is not', () => {
  const keys = join(temporaryFolder(), 'keys');
  open(keys);
  const both = [SMALL_PRESS, { number: 9, name: 'Other Press' }];
  const { opened } = open(keys, both);
  expect([...(opened?.publisherKeys.keys() ?? [])]).toEqual([7, 9]);
  expect(opened?.keyring.counter).toBe(3);
  rmSync(join(keys, 'root.key'));
  const { findings } = open(keys, [{ number: 10, name: 'Third' }]);
  expect(findings).toMatchObject([{ code: 'bad-keys', message: expect.stringContaining('root.key is not in') }]);
});

test('a folder of before there were keyrings is brought up to date, and its phones go on: the root key stays', () => {
  const keys = join(temporaryFolder(), 'keys');
  const [root, catalogue] = [newKey(), newKey()];
  mkdirSync(keys);
  writeFileSync(join(keys, 'root.key'), keyToPem(root));
  writeFileSync(join(keys, 'catalogue.key'), keyToPem(catalogue));
  writeFileSync(join(keys, 'root.pub'), `${publicHex(root)}\n`);
  const delegation = signJson({ format: 1, role: 'catalogue', key: publicHex(catalogue), counter: 4 }, root);
  writeFileSync(join(keys, 'delegation.json'), JSON.stringify(delegation));
  const { opened, findings } = open(keys, []);
  expect(findings).toEqual([]);
  expect(opened?.rootKey).toBe(publicHex(root));
  expect(opened?.keyring).toMatchObject({ counter: 5, catalogue: [publicHex(catalogue)] });
  expect(existsSync(join(keys, 'delegation.json'))).toBe(false);
});

test('such a folder without its root key is refused with a clear word, and stays as it is', () => {
  const keys = join(temporaryFolder(), 'keys');
  const catalogue = newKey();
  mkdirSync(keys);
  writeFileSync(join(keys, 'catalogue.key'), keyToPem(catalogue));
  writeFileSync(join(keys, 'root.pub'), `${publicHex(newKey())}\n`);
  const delegation = signJson({ counter: 1 }, newKey());
  writeFileSync(join(keys, 'delegation.json'), JSON.stringify(delegation));
  const before = snapshot(keys);
  expect(open(keys).findings).toMatchObject([{ code: 'bad-keys', message: expect.stringContaining('root.key') }]);
  expect(snapshot(keys)).toEqual(before);
});

test('[KEY2] after a rotation heads are signed by the new key, with no course sent again; the old key signs nothing more', () => {
  const { out, keys, publish } = publisher();
  publish((store) => putCourse(store, COURSE));
  const old = readFileSync(join(keys, 'catalogue.key'));
  rmSync(join(keys, 'catalogue.key'));
  const fresh = makeKeyFile(join(keys, 'catalogue.key'));
  writeKeyring(keys, rotate(readOwnKeyring(keys).keyring, fresh));
  expect(publish().findings).toEqual([]);
  const { signed, head } = readCatalogue(out);
  const { keyring } = readKeyring(out);
  expect(catalogueKeys(keyring)).toEqual([fresh]);
  expect([isSignedBy(signed, fresh), head.keys, head.counter]).toEqual([true, keyring.counter, 2]);
  expect(head.recent).toMatchObject({ changed: [], gone: [] });
  writeFileSync(join(keys, 'catalogue.key'), old);
  expect(open(keys).findings).toMatchObject([{ code: 'bad-keys', message: expect.stringContaining('no longer') }]);
});

test('[KEY2] a store that has a newer keyring than the keys know is not written to', () => {
  const { out, keys, publish } = publisher();
  publish((store) => putCourse(store, COURSE));
  const older = readFileSync(join(keys, 'keys.json'));
  writeKeyring(keys, delegate(readOwnKeyring(keys).keyring, { number: 8, name: 'B', key: publicHex(newKey()) }));
  publish();
  const before = snapshot(out);
  writeFileSync(join(keys, 'keys.json'), older);
  expect(publish((store) => putCourse(store, COURSE, { version: 2 })).findings).toMatchObject([{ code: 'bad-keys' }]);
  expect(snapshot(out)).toEqual(before);
});

test('[REL1] [REL2] from hand to hand only an unrevoked key of the course’s own publisher counts', () => {
  const [mine, theirs] = [newKey(), newKey()];
  const keys = join(temporaryFolder(), 'keys');
  open(keys, []);
  const { keyring: empty } = readOwnKeyring(keys);
  const withMine = delegate(empty, { ...SMALL_PRESS, key: publicHex(mine) });
  const keyring = delegate(withMine, { number: 8, name: 'B', key: publicHex(theirs) });
  expect(publisherKeys(keyring, 7)).toEqual([publicHex(mine)]);
  const release = { course: COURSE, version: 1, root: { hash: 'a'.repeat(64), bytes: 1 } };
  expect(readRelease(signRelease(release, mine), keyring)).toMatchObject(release);
  expect(readRelease(signRelease(release, theirs), keyring)).toBeUndefined();
  expect(readRelease(signRelease(release, newKey()), keyring)).toBeUndefined();
  expect(readRelease(signRelease(release, mine), revoke(keyring, publicHex(mine)))).toBeUndefined();
  expect(readWithdrawal(signWithdrawal(COURSE, 1, mine), keyring)).toMatchObject({ withdrawn: 1 });
  expect(readWithdrawal(signWithdrawal(COURSE, 1, theirs), keyring)).toBeUndefined();
  // The one is not taken for the other.
  expect(readRelease(signWithdrawal(COURSE, 1, mine), keyring)).toBeUndefined();
});

test('a key that is no Ed25519 key is refused', () => {
  expect(() => keyFromPem('broken')).toThrow();
});
