import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { courseNumberOf, openClient, publishCourse } from '../publish/publish-course.ts';
import { PublishFailure } from '../publish/publish-failure.ts';
import { isCourseNumber, releaseStaged } from '../publish/publish-store.ts';
import { showProgress } from '../publish/show-progress.ts';
import { collectFindings, hasErrors } from '../report/finding.ts';
import { countFindings, formatFindings } from '../report/print-findings.ts';
import { type Command, UsageError } from './command.ts';

/** Hands courses in to a server, and makes them public. */
export const command: Command = {
  usage: [
    'publish COURSE|PACKS --to URL --key FILE [--stage-only]   [--work DIR] [--media-cache DIR]',
    'publish COURSE|NUMBER --to URL --key FILE --release ID    makes public what was staged',
  ].join('\n'),
  run: async (args, { signal }) => {
    const { values, positionals } = parseArgs({
      args,
      options: {
        to: { type: 'string' },
        key: { type: 'string' },
        'stage-only': { type: 'boolean', default: false },
        release: { type: 'string' },
        work: { type: 'string', default: '.caravan/publish' },
        'media-cache': { type: 'string' },
      },
      allowPositionals: true,
    });
    const [source] = positionals;
    const { to, key, work, release } = values;
    if (!source || !to || !key) throw new UsageError('a course, --to and --key');
    const progress = showProgress(process.stderr);
    const mediaCache = values['media-cache'] ?? join(dirname(work), 'media-cache');
    try {
      if (release !== undefined) return await makePublic(source, release, { to, key, signal });
      const stageOnly = values['stage-only'];
      const { findings, courses } = await publishCourse({
        ...{ source, to, key, work, mediaCache, stageOnly, signal, progress },
      });
      for (const line of formatFindings(findings)) console.log(line);
      if (hasErrors(findings)) {
        console.error(`${countFindings(findings)}: nothing was sent`);
        return 1;
      }
      for (const { course, version, state, id, address } of courses) {
        const what = `course ${course} version ${version}`;
        if (state === 'staged') {
          console.log(`${what} is staged as ${id}. Whoever reviewed it makes it public with`);
          console.log(`  npm run studio -- publish ${course} --to ${to} --key FILE --release ${id}`);
        } else console.log(`${what} ${state === 'released' ? 'is published' : 'was published before'}: ${address}`);
      }
      return 0;
    } catch (error) {
      if (!(error instanceof PublishFailure)) throw error;
      console.error(error.message);
      return 1;
    }
  },
};

async function makePublic(
  source: string,
  id: string,
  options: { to: string; key: string; signal: AbortSignal },
): Promise<number> {
  const { findings, report } = collectFindings();
  const course = isCourseNumber(source) ? Number(source) : courseNumberOf(source, report);
  if (course === undefined) {
    for (const line of formatFindings(findings)) console.error(line);
    return 1;
  }
  const client = openClient(options, showProgress(process.stderr));
  const version = await releaseStaged(client, course, id);
  console.log(`course ${course} version ${version} is published: ${client.origin}/course/${course}`);
  return 0;
}
