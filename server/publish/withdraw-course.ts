import { keepWithdrawal, readHistory } from '../../studio/store/history.ts';
import { readKeyring } from '../../studio/store/keys.ts';
import { isWithdrawn, readWithdrawal } from '../../studio/store/releases.ts';
import { openStore } from '../../studio/store/store.ts';
import { editPacks, syncMutable } from './edit-packs.ts';
import { type Job, type Outcome, problemOutcome } from './job.ts';

/** Takes a course out of the catalogue [REL2]. Its versions stay, for what learners did is marked with them. */
export function withdrawCourse(job: Extract<Job, { kind: 'withdraw' }>): Outcome {
  const { packsDir, keysDir, course, withdrawal: signed } = job;
  const withdrawal = readWithdrawal(signed, readKeyring(keysDir).keyring);
  if (withdrawal?.course !== course) {
    return problemOutcome('bad-release', 'no key of its publisher signed this withdrawal, or it is of another course');
  }
  const history = readHistory(openStore(packsDir), course, (_code, file, _line, message) => {
    throw new Error(`${file}: ${message}`);
  });
  const newest = history?.versions.at(-1);
  if (!history || !newest) return problemOutcome('unknown-course', `course ${course} was never published here`);
  if (withdrawal.withdrawn !== newest.version) {
    return problemOutcome('version-conflict', `the newest version is ${newest.version} by now`);
  }
  if (!isWithdrawn(history)) editPacks(job, (store, report) => keepWithdrawal(store, course, signed, report));
  syncMutable(packsDir, course);
  return { kind: 'done', version: newest.version };
}
