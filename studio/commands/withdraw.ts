import { parseArgs } from 'node:util';
import { PublishFailure } from '../publish/publish-failure.ts';
import { isCourseNumber } from '../publish/publish-store.ts';
import { showProgress } from '../publish/show-progress.ts';
import { withdrawCourse } from '../publish/withdraw-course.ts';
import { type Command, UsageError } from './command.ts';

/** Takes a course out of the catalogue of a server. */
export const command: Command = {
  usage: 'withdraw NUMBER --to URL --key FILE',
  run: async (args, { signal }) => {
    const { values, positionals } = parseArgs({
      args,
      options: { to: { type: 'string' }, key: { type: 'string' } },
      allowPositionals: true,
    });
    const [course = ''] = positionals;
    const { to, key } = values;
    if (!isCourseNumber(course) || !to || !key) throw new UsageError('the number of a course, --to and --key');
    try {
      const version = await withdrawCourse(Number(course), { to, key, signal, progress: showProgress(process.stderr) });
      const kept = 'its versions stay on the server, and what learners did counts on';
      console.log(`course ${course} is withdrawn up to version ${version}: ${kept}`);
      return 0;
    } catch (error) {
      if (!(error instanceof PublishFailure)) throw error;
      console.error(error.message);
      return 1;
    }
  },
};
