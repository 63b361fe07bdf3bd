import { createPublicKey, verify } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyAsync } from '@noble/ed25519';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { delegationSchema, type SignedCatalogue } from '../../../src/protocol/pack/catalogue.ts';
import { readStore, smallCourse } from '../support/studio-folder.ts';

const fromHex = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));

function isSignedBy(key: string, { payload, signature }: SignedCatalogue['index']): boolean {
  const x = Buffer.from(key, 'hex').toString('base64url');
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return verify(null, Buffer.from(payload), publicKey, Buffer.from(signature, 'hex'));
}

test('[SIG1] [SIG2] the root key vouches for the catalogue key, and that for the index; one changed byte breaks it', async () => {
  const course = smallCourse();
  course.build();
  const { catalogue } = readStore(course.out);
  const rootKey = readFileSync(join(course.keys, 'root.pub'), 'utf8').trim();
  const { key } = v.parse(delegationSchema, JSON.parse(catalogue.delegation.payload));
  expect(isSignedBy(rootKey, catalogue.delegation)).toBe(true);
  expect(isSignedBy(key, catalogue.index)).toBe(true);
  const { payload, signature } = catalogue.index;
  expect(await verifyAsync(fromHex(signature), new TextEncoder().encode(payload), fromHex(key))).toBe(true);

  const flipped = payload.replace('"counter":1', '"counter":2');
  expect(flipped).not.toBe(payload);
  expect(isSignedBy(key, { payload: flipped, signature })).toBe(false);
  expect(isSignedBy(rootKey, catalogue.index)).toBe(false);
});

test('keys are made once, for their owner alone, and the root key is not needed afterwards', () => {
  const course = smallCourse();
  course.build();
  for (const name of ['root.key', 'catalogue.key']) {
    expect(statSync(join(course.keys, name)).mode & 0o777).toBe(0o600);
  }
  const before = readFileSync(join(course.keys, 'root.pub'), 'utf8');
  writeFileSync(join(course.keys, 'root.key'), 'in a safe');
  course.edit('course.yaml', 'Small course', 'A small course');
  expect(course.build().findings.map(({ level }) => level)).not.toContain('error');
  expect(readFileSync(join(course.keys, 'root.pub'), 'utf8')).toBe(before);
  expect(readStore(course.out).index.counter).toBe(2);
});

test('keys of which some are missing are an error, and the catalogue stays as it was', () => {
  const course = smallCourse();
  course.build();
  const before = readStore(course.out).catalogue;
  writeFileSync(join(course.keys, 'catalogue.key'), 'broken');
  course.edit('course.yaml', 'Small course', 'A small course');
  expect(course.build().findings.map(({ code }) => code)).toContain('bad-keys');
  expect(readStore(course.out).catalogue).toEqual(before);
});
