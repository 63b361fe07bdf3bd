import { plural, t } from '@lingui/core/macro';
import { formatBytes, formatNumber } from '../../i18n/format.ts';
import { ownName } from '../../i18n/languages.ts';
import { LEVELS, SUBJECTS } from '../../protocol/pack/course-root.ts';
import type { Dimension } from './choice.ts';
import { levelName } from './level-name.ts';
import { subjectName } from './subject-name.ts';

/** What courses can be told apart by, in words. */
export function dimensionName(dimension: Dimension): string {
  switch (dimension) {
    case 'lang':
      return t`Language of the text`;
    case 'captions':
      return t`Language of the captions`;
    case 'subject':
      return t`Subject`;
    case 'level':
      return t`Level`;
    case 'competency':
      return t`Competency`;
    case 'hours':
      return t`Time it takes`;
    case 'size':
      return t`Weight, in the form proposed for this phone`;
    case 'partner':
      return t`Made with`;
    case 'certificate':
      return t`Certificate`;
    case 'here':
      return t`Where it is`;
    case 'collection':
      return t`Collection`;
  }
}

/** A value of a dimension in words; names of people's own making stay as they are. */
export function valueName(dimension: Dimension, value: string): string {
  switch (dimension) {
    case 'lang':
    case 'captions':
      return ownName(value);
    case 'subject':
      return namedIn(SUBJECTS, value, subjectName);
    case 'level':
      return namedIn(LEVELS, value, levelName);
    case 'hours':
      return hoursName(value);
    case 'size':
      return sizeName(value);
    case 'certificate':
      return value === 'micro' ? t`Micro-certificate` : t`Certificate of completion`;
    case 'here':
      return t`On this phone`;
    case 'competency':
    case 'partner':
    case 'collection':
      return value;
  }
}

/** An address may name what no catalogue has. */
function namedIn<T extends string>(values: readonly T[], value: string, nameOf: (value: T) => string): string {
  const known = values.find((one) => one === value);
  return known === undefined ? value : nameOf(known);
}

const MOST_HOURS = 10;
const MB = 1e6;
const MOST_BYTES = 100 * MB;

function hoursName(value: string): string {
  const hours = formatNumber(MOST_HOURS);
  return value === 'more'
    ? t`Over ${hours} h`
    : plural({ hours: Number(value) }, { one: 'Up to # hour', other: 'Up to # hours' });
}

function sizeName(value: string): string {
  if (value === 'today') return t`Fits today’s data`;
  const size = formatBytes(value === 'more' ? MOST_BYTES : Number(value) * MB);
  return value === 'more' ? t`Over ${size}` : t`Up to ${size}`;
}
