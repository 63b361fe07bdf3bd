import { describe, expect, it, vi } from 'vitest';
import { createPasswords } from '../../server/people/password.ts';

// A password takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

describe('a password', () => {
  it('is known again by its hash, and no other is', async () => {
    const passwords = createPasswords();
    const kept = await passwords.hash('sable et étoiles');
    expect(kept).toMatch(/^scrypt\$32768\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
    expect(await passwords.isRight('sable et étoiles', kept)).toBe(true);
    expect(await passwords.isRight('sable et etoiles', kept)).toBe(false);
    expect(await passwords.isRight('', kept)).toBe(false);
  });

  it('is salted: the same twice gives two hashes', async () => {
    const passwords = createPasswords();
    expect(await passwords.hash('sesame sesame')).not.toBe(await passwords.hash('sesame sesame'));
  });

  it('is known by the cost that it was kept with, whatever the cost is now', async () => {
    const cheap = 'scrypt$16$1$1$AAAAAAAAAAAAAAAAAAAAAA$b0Xg1XRwIDJZAT7yNgaEIGbFMt6SBOfiSXHfeDDvGIQ';
    expect(await createPasswords().isRight('anything', cheap)).toBe(false);
  });

  it('is nobody’s where nobody has the name, after the same work', async () => {
    expect(await createPasswords().isRight('sesame sesame', undefined)).toBe(false);
  });

  it('waits its turn, and is turned away where too many wait', async () => {
    const passwords = createPasswords();
    const cheap = `scrypt$16$1$1$AAAA$${'A'.repeat(43)}`;
    const tries = Array.from({ length: 25 }, () => passwords.isRight('sesame sesame', cheap));
    const outcomes = await Promise.allSettled(tries);
    const answered = outcomes.filter((outcome) => outcome.status === 'fulfilled');
    expect(answered.map(({ value }) => value)).toEqual(Array.from({ length: 22 }, () => false));
    expect(await passwords.isRight('sesame sesame', cheap)).toBe(false);
  });
});
