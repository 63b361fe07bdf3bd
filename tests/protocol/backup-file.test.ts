import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recoveryOf } from '../../server/store/recovery-token.ts';
import { concat } from '../../src/protocol/bytes/concat.ts';
import { sha256 } from '../../src/protocol/bytes/sha256.ts';
import type { Fact } from '../../src/protocol/facts/fact.ts';
import { factSet } from '../../src/protocol/facts/fact-set.ts';
import { type Backup, encodeBackup, openBackup } from '../../src/protocol/people/backup-file.ts';
import { recoveryToken } from '../../src/protocol/people/recovery-token.ts';

const REPLICA = '0102030405060708';
const FACTS: readonly Fact[] = [
  { course: 4098, item: 3, kind: 'coverage', sub: '1', value: [[0, 480]] },
  { course: 4098, item: 3, kind: 'flag', sub: '2', value: true },
  {
    course: 4098,
    item: 0,
    kind: 'register',
    sub: '1',
    value: { lamport: 7, replica: '1112131415161718', value: { type: 'int', n: 3 } },
  },
];
const BACKUP: Backup = {
  person: 'ab'.repeat(16),
  replica: REPLICA,
  recovery: 'AAAAAAAAAAAAAAAAAAAAAA',
  name: 'أوا',
  savedMinute: 3_600_000,
  facts: FACTS,
};

/** The same bytes with this body and a hash that fits. */
const sealed = async (body: Uint8Array) => concat(body, await sha256(body));

describe('a backup file', () => {
  it('[BAK1] gives back what was written, with and without a name', async () => {
    for (const backup of [BACKUP, { ...BACKUP, name: undefined, facts: [] }]) {
      const opened = await openBackup(await encodeBackup(backup));
      if (!opened.ok) throw new Error(opened.problem);
      expect({ ...opened.backup, facts: factSet(opened.backup.facts) }).toEqual({
        ...backup,
        facts: factSet(backup.facts),
      });
    }
  });

  it('[BAK1] is the same bytes for ever', async () => {
    const bytes = await encodeBackup({ ...BACKUP, name: 'Awa', facts: [] });
    expect(Buffer.from(bytes.subarray(0, -32)).toString('hex')).toBe(
      `43564201${'ab'.repeat(16)}16${'41'.repeat(22)}0341776180dddb01` +
        `1643560200000000010102030405060708000000000000`,
    );
  });

  it('[BAK1] is told from any other file', async () => {
    for (const text of ['', 'C', 'CV', 'CVF1', '{"facts":[]}']) {
      expect(await openBackup(new TextEncoder().encode(text))).toEqual({ ok: false, problem: 'not-a-backup' });
    }
  });

  it('[BAK1] is told to be newer where its version is', async () => {
    const body = (await encodeBackup(BACKUP)).slice(0, -32);
    body[3] = 2;
    expect(await openBackup(await sealed(body))).toEqual({ ok: false, problem: 'newer' });
  });

  it('[BAK1] is damaged wherever one bit of it changed, and wherever it was cut off', async () => {
    const whole = await encodeBackup(BACKUP);
    for (let at = 4; at < whole.length; at++) {
      const changed = whole.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      expect(await openBackup(changed), `byte ${at}`).toEqual({ ok: false, problem: 'damaged' });
      expect(await openBackup(whole.slice(0, at)), `cut at ${at}`).toEqual({ ok: false, problem: 'damaged' });
    }
    expect(await openBackup(concat(whole, new Uint8Array(1)))).toEqual({ ok: false, problem: 'damaged' });
  });

  it('[BAK1] crashes and hangs on nothing, even where somebody made the hash fit', async () => {
    const body = (await encodeBackup(BACKUP)).slice(0, -32);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(body.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        fc.nat(body.length),
        fc.uint8Array({ maxLength: 40 }),
        async (edits, cut, tail) => {
          const hostile = body.slice();
          for (const [at, value] of edits) hostile[at] = value;
          const opened = await openBackup(await sealed(concat(hostile.subarray(0, cut), tail)));
          if (!opened.ok) expect(['not-a-backup', 'newer', 'damaged']).toContain(opened.problem);
        },
      ),
      { numRuns: 3000 },
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (tail) => {
        await openBackup(await sealed(concat(body.subarray(0, 4), tail)));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a recovery token', () => {
  it('[REC1] is the same on the phone and on the server, and tells nothing of the token', async () => {
    for (const token of ['AAAAAAAAAAAAAAAAAAAAAA', 'f'.repeat(64)]) {
      const recovery = await recoveryToken(token);
      expect(recovery).toMatch(/^[\w-]{22}$/);
      expect(recovery).toBe(recoveryOf(token));
      expect(recovery).not.toBe(token);
    }
    expect(await recoveryToken('AAAAAAAAAAAAAAAAAAAAAA')).toBe('xS8tYBCcU8Yb1lJEccXYgQ');
  });
});
