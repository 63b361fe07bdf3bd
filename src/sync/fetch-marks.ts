import { API } from '../protocol/people/api.ts';
import { type Marks, marksSchema } from '../protocol/people/marks.ts';
import type { Cancel, SyncDeps } from './deps.ts';
import { callAsDevice } from './people.ts';
import { type PeopleResult, shown } from './people-result.ts';

/** Asks the server for its marks of her sealed quizzes in a course [QUIZ6]: they are there once the attempts were sent. */
export async function fetchMarks(
  deps: Pick<SyncDeps, 'db' | 'fetch'>,
  course: number,
  cancel: Cancel,
): Promise<PeopleResult<{ marks: Marks }>> {
  const call = { method: 'GET', path: `${API.marks}?course=${course}` } as const;
  const result = await callAsDevice(deps, call, marksSchema, cancel);
  return result.ok ? { ok: true, marks: result.value.marks } : shown(result);
}
