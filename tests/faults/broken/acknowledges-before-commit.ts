// Answers as soon as it knows what to answer, and writes to the disk every few seconds: a server that dies takes along what it acknowledged.
import { type CommitPort, groupCommit as group } from '../../../server/store/group-commit.ts';

export const replaces = 'server/store/group-commit.ts';
export * from '../../../server/store/group-commit.ts';

const FLUSH_MS = 5_000;

export function groupCommit(port: CommitPort): <T>(work: () => T) => Promise<T> {
  const commit = group(port);
  return async <T>(work: () => T): Promise<T> => {
    const results: T[] = [];
    await port.alone(() => {
      port.begin();
      try {
        results.push(work());
      } finally {
        port.rollback();
      }
    });
    setTimeout(() => void commit(work).catch(() => undefined), FLUSH_MS);
    const [result] = results;
    return result ?? commit(work);
  };
}
