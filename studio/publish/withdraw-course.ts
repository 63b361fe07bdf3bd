import { publishPaths, withdrawnAnswerSchema } from '../../src/protocol/pack/publishing.ts';
import { signWithdrawal } from '../store/releases.ts';
import { askState } from './course-state.ts';
import { openClient, type PublishOptions, readAuthorKey } from './publish-course.ts';
import { PublishFailure } from './publish-failure.ts';

/** Takes a course out of the catalogue; resolves to its newest version. @throws PublishFailure, or the signal's reason */
export async function withdrawCourse(
  course: number,
  options: Pick<PublishOptions, 'to' | 'key' | 'signal' | 'firstWaitMs' | 'progress'>,
): Promise<number> {
  const client = openClient(options, options.progress ?? (() => undefined));
  const { published } = await askState(client, course);
  if (!published) throw new PublishFailure(`course ${course} was never published here`);
  const body = JSON.stringify(signWithdrawal(course, published.version, readAuthorKey(options.key)));
  const call = { method: 'POST' as const, path: publishPaths.withdrawal(course), body };
  return (await client.call(call, withdrawnAnswerSchema)).version;
}
