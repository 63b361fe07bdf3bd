import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { compareMarks, forgetLoss, lookForLoss } from '../../src/app/sentinel.ts';
import { becomeSplitDevice, readIdentity } from '../../src/data/study/identity.ts';
import { recordDone } from '../../src/data/study/record-done.ts';
import { StudyDb } from '../../src/data/study/study-db.ts';
import { joinWithCode } from '../../src/sync/people.ts';
import { never } from '../support/study-phone.ts';
import { openRescue } from '../sync/support/browser.ts';

const ITEM = { course: 1, item: 1 };
const DAY_MS = 24 * 60 * 60_000;

/** The browser's storage that outlives the database. */
const entries = new Map<string, string>();
const line = { onLine: true };

beforeEach(() => {
  entries.clear();
  line.onLine = true;
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => entries.set(key, value),
    removeItem: (key: string) => entries.delete(key),
  });
  vi.stubGlobal('navigator', line);
});
afterEach(() => vi.unstubAllGlobals());

let copies = 0;
/** The study of profile 1, and the same name again after its database was cleared. */
const newStudy = () => new StudyDb(`sentinel-${++copies}`);

describe('the sentinel', () => {
  it('is quiet while nothing was done, and while all is there', async () => {
    const db = newStudy();
    expect(await compareMarks(db)).toBeUndefined();
    expect(entries.size).toBe(0);
    await recordDone(db, ITEM);
    for (let i = 0; i < 3; i++) expect(await compareMarks(db)).toBeUndefined();
  });

  it('[SEN1] notices that the database is gone, until she knows', async () => {
    const before = newStudy();
    await recordDone(before, ITEM);
    await compareMarks(before);
    const after = newStudy();
    for (let i = 0; i < 2; i++) {
      expect(await compareMarks(after)).toEqual({ kind: 'cleared', lastExchangeAt: undefined });
    }
    forgetLoss(after, 1);
    expect(await compareMarks(after)).toBeUndefined();
  });

  it('notices it also where a new study was begun before anybody looked', async () => {
    const before = newStudy();
    await recordDone(before, ITEM);
    await compareMarks(before);
    const after = newStudy();
    await recordDone(after, ITEM);
    for (let i = 0; i < 2; i++) expect(await compareMarks(after)).toMatchObject({ kind: 'cleared' });
  });

  it('says until when the work is with the server', async () => {
    const { browser } = await openRescue();
    const { db, deps, sync } = browser().study();
    await recordDone(db, ITEM);
    await sync();
    await compareMarks(db);
    const at = (await db.exchange.get(1))?.lastExchangeAt;
    expect(at).toBeGreaterThan(0);
    expect(await lookForLoss({ ...deps, db: newStudy() }, never)).toEqual({ kind: 'cleared', lastExchangeAt: at });
  });

  it('names a study that an older version of the app began, once', async () => {
    const db = newStudy();
    await recordDone(db, ITEM);
    const { study: _, ...older } = await readIdentity(db);
    await db.identity.put(older, 1);
    await compareMarks(db);
    const named = await readIdentity(db);
    expect(named.study).toMatch(/^[0-9a-f]{16}$/);
    expect(await compareMarks(db)).toBeUndefined();
    expect(await readIdentity(db)).toEqual(named);
  });

  it('takes no new device number for a loss', async () => {
    const db = newStudy();
    await recordDone(db, ITEM);
    await compareMarks(db);
    await becomeSplitDevice(db, (await readIdentity(db)).token);
    expect(await compareMarks(db)).toBeUndefined();
  });

  it('[SEN1] asks the server once where it knows of nothing itself', async () => {
    const { browser } = await openRescue();
    const her = browser();
    const fresh = her.study();
    for (let i = 0; i < 3; i++) expect(await lookForLoss(fresh.deps, never)).toBeUndefined();
    expect(her.asked).toEqual(['GET /api/v1/recover']);
  });

  it('does not ask without a line, and asks again where no answer came', async () => {
    const { browser } = await openRescue();
    const her = browser();
    const fresh = her.study();
    line.onLine = false;
    await lookForLoss(fresh.deps, never);
    expect(her.asked).toEqual([]);
    line.onLine = true;
    her.line.isUp = false;
    await lookForLoss(fresh.deps, never);
    her.line.isUp = true;
    await lookForLoss(fresh.deps, never);
    expect(her.asked).toEqual(['GET /api/v1/recover']);
  });

  it('says whose work the server knows of this browser, but not her own that is here', async () => {
    const { browser } = await openRescue();
    const her = browser();
    const lost = her.study();
    await recordDone(lost.db, ITEM);
    await joinWithCode(lost.deps, 'SESAME', 'Awa', never);
    await lost.sync();
    expect(await lookForLoss(lost.deps, never)).toBeUndefined();
    entries.clear();
    const known = { kind: 'known', name: 'Awa', lastExchangeAt: Date.UTC(2026, 0, 5) };
    expect(await lookForLoss(her.study().deps, never)).toEqual(known);
  });

  it('[REC2] renews the cookie after 60 days, well before it ends', async () => {
    const { browser } = await openRescue();
    const her = browser();
    const { db, deps, sync } = her.study();
    await recordDone(db, ITEM);
    await sync();
    await lookForLoss(deps, never);
    her.asked.length = 0;
    const in59Days = { ...deps, now: () => Date.now() + 59 * DAY_MS };
    await lookForLoss(in59Days, never);
    expect(her.asked).toEqual([]);
    const in61Days = { ...deps, now: () => Date.now() + 61 * DAY_MS };
    for (let i = 0; i < 2; i++) await lookForLoss(in61Days, never);
    expect(her.asked).toEqual(['GET /api/v1/me?profile=1']);
  });
});
