import { followAttempts } from '../../data/library/open-attempts.ts';
import { unlessFull } from '../../data/library/pack-problem.ts';
import { openStudies } from '../../data/profiles/open-studies.ts';
import { courseFacts } from '../../data/study/read.ts';
import { deps } from '../deps.ts';
import { shownProfile } from '../shown-profile.ts';

/**
 * Before another version takes the place of a course's own: the words of every quiz that somebody of this phone is at, wherever she
 * began it, stay until she hands it in.
 */
export async function keepAttempts(course: number): Promise<void> {
  const { library } = deps();
  const lang = (await library.downloads.get(course))?.kept?.lang;
  if (lang === undefined) return;
  const { current, others } = await openStudies(shownProfile);
  // On a full phone no update ends either: until then all words are here.
  for (const study of [current, ...others]) {
    await followAttempts(library, { course, lang }, await courseFacts(study, course)).catch(unlessFull);
  }
}
