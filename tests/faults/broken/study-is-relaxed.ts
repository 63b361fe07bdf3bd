// Says "saved" while it is still on the way to the disk: a power cut takes it.
import { StudyDb as Strict } from '../../../src/data/study/study-db.ts';

export const replaces = 'src/data/study/study-db.ts';
export * from '../../../src/data/study/study-db.ts';

export class StudyDb extends Strict {
  constructor(name: string) {
    super(name);
    Object.assign(this._options, { chromeTransactionDurability: 'relaxed' });
  }
}
