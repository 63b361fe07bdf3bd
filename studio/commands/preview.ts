import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { MEDIA_CACHE } from '../ladder/cache.ts';
import { startPreview } from '../preview/start-preview.ts';
import { countFindings, formatFindings } from '../report/print-findings.ts';
import { type PreviewState, previewLookSchema } from '../wire/preview-state.ts';
import { type Command, toNumber, UsageError } from './command.ts';

/** Shows a course in the real app while it is written. */
export const command: Command = {
  usage:
    'preview COURSE [--port N] [--lang fr] [--rung text|audio|144|240|360] [--theme light|dark] [--keys DIR] [--media-cache DIR]',
  run: async (args, { signal }) => {
    const { values, positionals } = parseArgs({
      args,
      options: {
        port: { type: 'string', default: '0' },
        lang: { type: 'string' },
        rung: { type: 'string' },
        theme: { type: 'string' },
        keys: { type: 'string', default: '.caravan/keys' },
        'media-cache': { type: 'string', default: MEDIA_CACHE },
      },
      allowPositionals: true,
    });
    const [course] = positionals;
    if (!course || !existsSync(join(course, 'course.yaml'))) throw new UsageError('the folder of a course');
    const { lang, rung, theme, keys } = values;
    const look = v.safeParse(previewLookSchema, {
      ...(lang && { lang }),
      ...(rung && { rung }),
      ...(theme && { theme }),
    });
    if (!look.success) throw new UsageError(v.getDotPath(look.issues[0]) ?? 'the look');
    const { address, close } = await startPreview({
      ...{ course, keys, signal, mediaCache: values['media-cache'], look: look.output },
      cache: join(dirname(keys), 'preview'),
      port: toNumber(values.port, 'port') ?? 0,
      onState: printWhenBuilt,
    });
    console.log(`preview of ${course}: ${address}\nIt follows every change of the folder. Ctrl-C ends it.`);
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    await close();
    return 0;
  },
};

function printWhenBuilt({ isBuilding, findings, course }: PreviewState): void {
  if (isBuilding) return;
  for (const line of formatFindings(findings)) console.log(line);
  console.log(`${course ? `built version ${course.version}` : 'not built'} (${countFindings(findings)})`);
}
