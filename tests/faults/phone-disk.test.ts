import { Dexie } from 'dexie';
import { expect, it } from 'vitest';
import { recordDone } from '../../src/data/study/record-done.ts';
import { StudyDb } from '../../src/data/study/study-db.ts';
import { type Life, makeLife, type Port } from '../support/simulation/life.ts';
import { makePhoneDisk, type PhoneDisk } from '../support/simulation/phone-disk.ts';

const never = () => false;
const always = () => true;

function openOn(disk: PhoneDisk, life: Life): StudyDb {
  Dexie.dependencies.indexedDB = disk.seenBy(life);
  return new StudyDb('caravan-study-1');
}

/** A table with relaxed durability, as the library has them. */
function openRelaxed(disk: PhoneDisk, life: Life): Dexie {
  Dexie.dependencies.indexedDB = disk.seenBy(life);
  const db = new Dexie('relaxed', { chromeTransactionDurability: 'relaxed', cache: 'disabled' });
  db.version(1).stores({ things: '' });
  return db;
}

it('a power cut takes what was committed with relaxed durability, and nothing of a strict study', async () => {
  const disk = makePhoneDisk(never);
  const life = makeLife();
  const [study, library] = [openOn(disk, life), openRelaxed(disk, life)];
  await library.table('things').put('old', 1);
  await library.transaction('rw', library.table('things'), () => library.table('things').put('new', 1));
  await recordDone(study, { course: 1, item: 1 });
  life.end();
  disk.loseRelaxed();

  const after = makeLife();
  expect(await openOn(disk, after).facts.count()).toBe(1);
  expect(await openRelaxed(disk, after).table('things').toArray()).toEqual([]);
});

it('a browser that dies keeps relaxed commits: the system still has them', async () => {
  const disk = makePhoneDisk(never);
  const life = makeLife();
  await openRelaxed(disk, life).table('things').put('kept', 1);
  life.end();
  expect(await openRelaxed(disk, makeLife()).table('things').toArray()).toEqual(['kept']);
});

it('wherever the browser dies in a verb, nothing or all of it is on the disk, and it is not told as saved', async () => {
  const ports: Port[] = [];
  const whole = makeLife((port) => ports.push(port));
  await recordDone(openOn(makePhoneDisk(always), whole), { course: 1, item: 1 });
  expect(ports.filter((port) => port === 'commit').length).toBeGreaterThan(0);

  for (const [isLucky, kept] of [
    [never, 0],
    [always, 1],
  ] as const) {
    for (let n = 1; n <= ports.length; n++) {
      const disk = makePhoneDisk(isLucky);
      const life = makeLife();
      life.endAfter(n);
      const told = await life.run(async () => {
        await recordDone(openOn(disk, life), { course: 1, item: 1 });
        return 'saved';
      });
      expect(told).toBeUndefined();
      const found = await openOn(disk, makeLife()).facts.count();
      expect(found).toBe(n === ports.length ? kept : 0);
    }
  }
});

it('a dead browser has no effect any more, whatever it still tries', async () => {
  const disk = makePhoneDisk(always);
  const life = makeLife();
  const db = openOn(disk, life);
  await recordDone(db, { course: 1, item: 1 });
  life.end();
  await expect(recordDone(db, { course: 1, item: 2 })).rejects.toThrow();
  expect(await openOn(disk, makeLife()).facts.count()).toBe(1);
});

it('a copy of a phone has all that the phone had, and goes on by itself', async () => {
  const disk = makePhoneDisk(always);
  await recordDone(openOn(disk, makeLife()), { course: 1, item: 1 });
  const copy = await disk.copy();
  const [original, copied] = [openOn(disk, makeLife()), openOn(copy, makeLife())];
  expect(await copied.identity.toArray()).toEqual(await original.identity.toArray());
  await recordDone(copied, { course: 1, item: 2 });
  expect([await original.facts.count(), await copied.facts.count()]).toEqual([1, 2]);
});
