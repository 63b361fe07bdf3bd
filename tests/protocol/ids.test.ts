import * as v from 'valibot';
import { expect, it } from 'vitest';
import { tokenSchema } from '../../src/protocol/ids.ts';

it('[TOK1] takes tokens of 16 bytes in base64url, and those of version 1, and nothing else', () => {
  const good = ['AAAAAAAAAAAAAAAAAAAAAA', '_-9azAZ09-_9azAZ09-_9w', '0f'.repeat(32)];
  const bad = [
    '',
    'A'.repeat(21),
    'A'.repeat(23),
    `${'A'.repeat(21)}B`,
    `${'A'.repeat(20)}+A`,
    '0F'.repeat(32),
    '0f'.repeat(16),
  ];
  for (const token of good) expect(v.is(tokenSchema, token), token).toBe(true);
  for (const token of bad) expect(v.is(tokenSchema, token), token).toBe(false);
  expect(v.is(tokenSchema, `${good[0]}\n`)).toBe(false);
});
