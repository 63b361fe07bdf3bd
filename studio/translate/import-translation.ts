import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { collectFindings, type Finding, hasErrors, type Report } from '../report/finding.ts';
import { readCourse } from '../source/read-course.ts';
import { XML_LIMITS } from '../xml/check-markup.ts';
import { XmlError } from '../xml/xml-node.ts';
import { writeWhole } from './export-translation.ts';
import { judgeUnit, type Verdict } from './judge-unit.ts';
import { hashOf, observeTranslations, type UnitState } from './observe-translations.ts';
import { hasLanguage, keepLock, type OpenTranslation, openTranslation } from './open-translation.ts';
import { readXliff, type Xliff, type XliffUnit } from './read-xliff.ts';
import { rewriteTexts, type TakenUnit } from './rewrite-texts.ts';
import { fileId } from './write-xliff.ts';

/** What an import did; where there is an error among the findings, nothing. */
export interface ImportedTranslation {
  /** Units whose words went into the course. */
  taken: number;
  /** Units whose words stay, and that a person has looked at. */
  confirmed: number;
  /** Units that were as they are. */
  same: number;
  findings: Finding[];
}

/** UTF-16 has two bytes a character. */
const LIMIT_BYTES = 2 * XML_LIMITS.maxCharacters;

/** Puts what translators made into a course. `machine`: a machine made all of it. */
export function importTranslation(
  folder: string,
  { file, machine }: { file: string; machine: boolean },
): ImportedTranslation {
  const { findings, report } = collectFindings();
  const counts = { taken: 0, confirmed: 0, same: 0 };
  const came = read(file, report);
  const open = came && openTranslation(folder, report);
  const lang = came?.lang;
  if (!open || lang === undefined || !isForCourse(came, open, file, report) || hasErrors(findings)) {
    return { ...counts, findings };
  }
  const taken: TakenUnit[] = [];
  const confirmed: { current: UnitState; source: string }[] = [];
  for (const { unit, current } of matched(came.units, open, lang, file, report)) {
    const verdict = judgeUnit(unit, current, { machine });
    if (verdict.kind === 'take') taken.push({ ...verdict, current, line: unit.line });
    else if (verdict.kind === 'confirm') confirmed.push({ current, source: verdict.source });
    else if (verdict.kind === 'same') counts.same += 1;
    else report(CODES[verdict.kind], file, unit.line, `${unit.file} ${unit.id}: ${verdict.message}`);
  }
  const { files, written } = rewriteTexts(open, lang, taken, (unit, message) =>
    report('translation-refused', file, unit.line, `${unit.current.place.path} ${unit.current.unit.id}: ${message}`),
  );
  for (const [path, text] of files) writeWhole(join(folder, path), text);
  for (const { current, text, by, source } of written) note(open, current, { by, source, target: hashOf(text) });
  for (const { current, source } of confirmed) {
    note(open, current, { by: 'person', source, target: hashOf(current.unit.targets[lang] ?? '') });
  }
  const course = readCourse(folder, () => undefined);
  if (course) observeTranslations(course, open.lock);
  keepLock(open);
  return { taken: written.length, confirmed: confirmed.length, same: counts.same, findings };
}

const CODES = { conflict: 'translation-conflict', refused: 'translation-refused' } as const satisfies Partial<
  Record<Verdict['kind'], string>
>;

function read(file: string, report: Report): Xliff | undefined {
  try {
    if (statSync(file).size > LIMIT_BYTES) throw new XmlError(file, undefined, `more than ${LIMIT_BYTES} bytes`);
    return readXliff(readFileSync(file), file);
  } catch (error) {
    if (error instanceof XmlError) report('bad-xliff', file, error.line, error.message);
    else if (error instanceof Error && 'code' in error)
      report('missing-file', file, undefined, 'this file cannot be read');
    else throw error;
    return undefined;
  }
}

function isForCourse({ source, lang, course }: Xliff, open: OpenTranslation, file: string, report: Report): boolean {
  const own = open.course.yaml.value.source;
  if (course !== undefined && course !== `${open.number}`) {
    report('bad-xliff', file, undefined, `it is of course ${course}, this is course ${open.number}`);
    return false;
  }
  if (source !== own) {
    report('bad-xliff', file, undefined, `it is translated from ${source}, the course is written in ${own}`);
    return false;
  }
  return hasLanguage(open.course, lang ?? '', report);
}

/** The units that the course has, each once. */
function matched(
  units: readonly XliffUnit[],
  { translations }: OpenTranslation,
  lang: string,
  file: string,
  report: Report,
): { unit: XliffUnit; current: UnitState }[] {
  const states = new Map(
    translations.states
      .filter((state) => state.lang === lang)
      .map((state) => [`${fileId(state.place.path)} ${state.unit.id}`, state]),
  );
  return units.flatMap((unit) => {
    const key = `${unit.file} ${unit.id}`;
    const current = states.get(key);
    states.delete(key);
    if (current) return [{ unit, current }];
    if (unit.target?.trim())
      report('unknown-unit', file, unit.line, `${key}: the course has no such text, or it came twice`);
    return [];
  });
}

function note(
  { lock }: OpenTranslation,
  { place, unit, lang }: UnitState,
  record: { by: 'person' | 'machine'; source: string; target: string },
): void {
  const languages = lock.translations[place.path] ?? {};
  const { units } = languages[lang] ?? { units: {} };
  lock.translations[place.path] = { ...languages, [lang]: { units: { ...units, [unit.id]: record } } };
}
