import { parseArgs } from 'node:util';
import { MEDIA_CACHE } from '../ladder/cache.ts';
import { startDesk } from '../serve/start-desk.ts';
import { type Command, toNumber } from './command.ts';

/** The studio as a page, for whoever would rather not type commands. */
export const command: Command = {
  usage: 'serve [--folder WORKSPACE] [--port N] [--publisher NUMBER] [--keys DIR] [--media-cache DIR]',
  run: async (args, { signal }) => {
    const { values } = parseArgs({
      args,
      options: {
        folder: { type: 'string', default: 'courses' },
        port: { type: 'string', default: '8090' },
        publisher: { type: 'string' },
        keys: { type: 'string', default: '.caravan/keys' },
        'media-cache': { type: 'string', default: MEDIA_CACHE },
      },
    });
    const { address, close } = await startDesk({
      ...{ workspace: values.folder, keys: values.keys, mediaCache: values['media-cache'], signal },
      port: toNumber(values.port, 'port') ?? 0,
      publisher: toNumber(values.publisher, 'publisher'),
    });
    console.log(
      `Open in a browser on this computer:\n\n  ${address}\n\nThe courses are in ${values.folder}. Ctrl-C ends it.`,
    );
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    await close();
    return 0;
  },
};
