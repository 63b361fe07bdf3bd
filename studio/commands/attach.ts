import { parseArgs } from 'node:util';
import { attachMedia } from '../ladder/attach.ts';
import { MEDIA_CACHE } from '../ladder/cache.ts';
import { progressBar } from '../ladder/progress.ts';
import { type Command, finish, UsageError } from './command.ts';

/** Gives an item the recording or the file that it lacks. */
export const command: Command = {
  usage:
    'attach COURSEFOLDER MODULE/LESSON/KEY FILE [CAPTIONS.LANG.vtt ...] [--music] [--media-cache DIR] [--report FILE]',
  run: async (args, { signal }) => {
    const { values, positionals } = parseArgs({
      args,
      options: {
        music: { type: 'boolean', default: false },
        'media-cache': { type: 'string', default: MEDIA_CACHE },
        report: { type: 'string' },
      },
      allowPositionals: true,
    });
    const [course, item, ...files] = positionals;
    if (!course || !item || files.length === 0) throw new UsageError('a course, an item of it, and a file');
    const bar = progressBar(item, process.stderr);
    const { findings, attached } = await attachMedia({
      ...{ course, item, files, signal, cache: values['media-cache'], onProgress: bar.show },
      sound: values.music ? 'music' : 'speech',
    }).finally(bar.end);
    for (const { name, bytes } of attached?.files ?? []) console.log(`${String(bytes).padStart(12)} bytes  ${name}`);
    for (const name of attached?.dropped ?? []) console.log(`left out: ${name} would be no smaller than its twin`);
    const seen = attached?.motion ? `, ${attached.motion}` : '';
    return finish(
      { attached },
      findings,
      `attached ${attached?.files.length ?? 0} files to ${item}${seen}`,
      values.report,
    );
  },
};
