import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportTranslation } from '../../../../studio/translate/export-translation.ts';
import { importTranslation } from '../../../../studio/translate/import-translation.ts';
import { openTranslation } from '../../../../studio/translate/open-translation.ts';
import { translationStatus } from '../../../../studio/translate/translation-status.ts';
import { smallCourse } from '../../support/studio-folder.ts';

/** The small course and its translators into Arabic. A person made what is there, unless `machine` is asked for. */
export function translatedCourse({ machine = false } = {}) {
  const course = smallCourse();
  if (!machine) course.edit('course.yaml', 'machine: [ar]\n', '');
  const file = join(course.source, '../ar.xlf');
  return {
    ...course,
    file,
    read: (path: string) => readFileSync(join(course.source, path), 'utf8'),
    export: () => exportTranslation(course.source, { lang: 'ar', out: file }),
    import: (options: { machine?: boolean } = {}) =>
      importTranslation(course.source, { file, machine: options.machine ?? false }),
    xliff: () => readFileSync(file, 'utf8'),
    /** What a translator does: writes the target of the unit whose source holds some words. */
    translate: (words: string, target: string, state = 'translated') => {
      const units = readFileSync(file, 'utf8').split(/(?=<unit )/);
      const index = units.findIndex((unit) => /<source[^>]*>([\s\S]*?)<\/source>/.exec(unit)?.[1]?.includes(words));
      const unit = units[index];
      if (unit === undefined) throw new Error(`no unit holds: ${words}`);
      units[index] = unit
        .replace(/<segment state="\w+"/, `<segment state="${state}"`)
        .replace(/\s*<target[\s\S]*?<\/target>/, '')
        .replace('</source>', () => `</source><target>${target}</target>`);
      writeFileSync(file, units.join(''));
    },
    status: () => {
      const open = openTranslation(course.source, () => undefined);
      if (!open) throw new Error('the course cannot be read');
      const ar = translationStatus(open.course, open.translations).find(({ lang }) => lang === 'ar');
      if (!ar) throw new Error('no Arabic');
      return ar;
    },
  };
}
