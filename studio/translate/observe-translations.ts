import { join } from 'node:path';
import type { Lock, TranslationRecord, UnitRecord } from '../numbers/lock-schema.ts';
import { shortHash } from '../numbers/numbers.ts';
import { unitHash } from '../numbers/unit-names.ts';
import type { SourceCourse } from '../source/read-course.ts';
import { readText } from '../source/yaml-file.ts';
import type { TranslationUnit, UnitPlace } from './translation-unit.ts';
import { unitPlaces } from './unit-places.ts';

/** How a unit stands in one language. */
export interface UnitState {
  place: UnitPlace;
  unit: TranslationUnit;
  lang: string;
  /** `stale`: the source changed after the translation was made. */
  state: 'missing' | 'stale' | 'fresh';
  by: 'person' | 'machine';
  /** What the lock remembers of it; undefined where nothing stands in its place. */
  record: UnitRecord | undefined;
}

/** A source that nobody knows any more: whatever was made from it is stale. */
const UNKNOWN = '00000000';

export const hashOf = (text: string): string => unitHash(shortHash(text));

/** What there is to translate in a course, and how each unit of it stands in each language but the source. */
export interface Translations {
  places: readonly UnitPlace[];
  states: readonly UnitState[];
}

/** Looks at all translations of a course; the lock remembers what was seen. */
export function observeTranslations(course: SourceCourse, lock: Lock): Translations {
  const { source, languages, machine } = course.yaml.value;
  const places = unitPlaces(course, lock);
  const states: UnitState[] = [];
  for (const lang of languages.filter((lang) => lang !== source)) {
    for (const place of places) {
      const record = lock.translations[place.path]?.[lang];
      const isOutdated = isWholeStale(
        record?.whole,
        (of) => readText(join(course.folder, place.fileOf(of))),
        lang,
        source,
      );
      const units: TranslationRecord['units'] = {};
      for (const unit of place.units) {
        const before = record?.units[unit.id];
        const seen = see(unit, lang, before);
        if (seen && isOutdated) seen.source = UNKNOWN;
        if (seen) units[unit.id] = seen;
        states.push({ place, unit, lang, record: seen, ...stateOf(unit, seen, machine.includes(lang)) });
      }
      remember(lock, place.path, lang, units);
    }
  }
  return { places, states };
}

/** What the lock is to hold of a unit that is translated. */
function see(unit: TranslationUnit, lang: string, before: UnitRecord | undefined): UnitRecord | undefined {
  const text = unit.targets[lang];
  if (!text?.trim()) return undefined;
  const target = hashOf(text);
  if (before?.target === target) return before;
  const source = hashOf(unit.source);
  // The words of the source stand in until there are others, unless somebody said that they are the same.
  if (standsIn(unit) && text === unit.source) return { by: 'source', source, target };
  // Whoever changes by hand what the studio wrote is a person; of what it never saw only the author can tell.
  return { by: before?.by === 'machine' || before?.by === 'person' ? 'person' : 'course', source, target };
}

/** Where a language has no place of its own for a unit, the words of the source are put there. */
const standsIn = ({ form, id }: TranslationUnit): boolean =>
  form === 'block' || form === 'footnote' || id.startsWith('outcomes:');

function stateOf(
  unit: TranslationUnit,
  record: UnitRecord | undefined,
  isMachine: boolean,
): Pick<UnitState, 'state' | 'by'> {
  const by = record?.by === 'machine' || (isMachine && record?.by !== 'person') ? 'machine' : 'person';
  if (!record || record.by === 'source') return { state: 'missing', by };
  return { state: record.source === hashOf(unit.source) ? 'fresh' : 'stale', by };
}

/** What the lock of an older studio tells of a text: that its source changed after the whole translation did. */
function isWholeStale(
  whole: TranslationRecord['whole'],
  textIn: (lang: string) => string | undefined,
  lang: string,
  source: string,
): boolean {
  return !!whole && shortHash(textIn(lang) ?? '') === whole.text && shortHash(textIn(source) ?? '') !== whole.source;
}

function remember(lock: Lock, path: string, lang: string, units: TranslationRecord['units']): void {
  const languages = lock.translations[path] ?? {};
  if (Object.keys(units).length > 0) languages[lang] = { units };
  else delete languages[lang];
  if (Object.keys(languages).length > 0) lock.translations[path] = languages;
  else delete lock.translations[path];
}
