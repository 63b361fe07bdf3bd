import { deps } from '../../app/deps.ts';

/** What the calls about people need. */
export function peopleDeps() {
  const { study, fetch } = deps();
  return { db: study, fetch };
}
