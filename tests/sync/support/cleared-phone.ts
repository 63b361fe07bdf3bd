import { expect } from 'vitest';
import { readIdentity } from '../../../src/data/study/identity.ts';
import { makeBackup } from '../../../src/data/study/make-backup.ts';
import { recordDone } from '../../../src/data/study/record-done.ts';
import { recordPlace } from '../../../src/data/study/record-place.ts';
import { joinWithCode } from '../../../src/sync/people.ts';
import { never } from '../../support/study-phone.ts';
import { CODE, openRescue } from './browser.ts';

/** Awa has studied and sent it; then the browser's storage is gone, and she opens the app anew. */
export async function cleared() {
  const scene = await openRescue();
  const browser = scene.browser();
  const lost = browser.study();
  await recordDone(lost.db, { course: 1, item: 1 });
  await recordPlace(lost.db, { course: 1, item: 2 }, 30);
  await joinWithCode(lost.deps, CODE, 'Awa', never);
  const copy = await makeBackup(lost.db, Date.now());
  expect(await lost.sync()).toMatchObject({ kind: 'done' });
  const former = await readIdentity(lost.db);
  return { ...scene, browser, lost, copy, former, fresh: browser.study() };
}
