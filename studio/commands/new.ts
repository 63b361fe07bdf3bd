import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { COURSES_PER_PUBLISHER, langSchema } from '../../src/protocol/pack/words.ts';
import { newCourse } from '../new/new-course.ts';
import { collectFindings } from '../report/finding.ts';
import { type Command, finish, toNumber, UsageError } from './command.ts';

/** Makes a starter course. */
export const command: Command = {
  usage:
    'new FOLDER --title WORDS [--lang LANG] [--also LANG,LANG] [--number N] [--publisher N --publisher-name WORDS]',
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args,
      options: {
        title: { type: 'string' },
        lang: { type: 'string', default: 'en' },
        also: { type: 'string', default: '' },
        number: { type: 'string' },
        publisher: { type: 'string' },
        'publisher-name': { type: 'string' },
      },
      allowPositionals: true,
    });
    const [folder] = positionals;
    const { title, lang, also } = values;
    if (!folder || !title) throw new UsageError('a folder, and --title');
    const others = also.split(',').filter((other) => other !== '' && other !== lang);
    const wrong = [lang, ...others].find((tag) => !v.is(langSchema, tag));
    if (wrong !== undefined) throw new UsageError(`not a language tag: ${wrong}`);
    const number = toNumber(values.number, 'number');
    if (number !== undefined && (number < 1 || number >= COURSES_PER_PUBLISHER)) {
      throw new UsageError(`--number is 1 to ${COURSES_PER_PUBLISHER - 1}`);
    }
    const publisher = toNumber(values.publisher, 'publisher');
    const { findings, report } = collectFindings();
    const publisherName = values['publisher-name'];
    newCourse(folder, { title, languages: [lang, ...new Set(others)], number, publisher, publisherName }, report);
    return finish({ folder }, findings, `made ${folder}; next: npm run studio -- preview ${folder}`, undefined);
  },
};
