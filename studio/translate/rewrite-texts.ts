import { join } from 'node:path';
import { readText } from '../source/yaml-file.ts';
import { linesOf } from './judge-unit.ts';
import type { UnitState } from './observe-translations.ts';
import type { OpenTranslation } from './open-translation.ts';
import type { UnitPlace } from './translation-unit.ts';
import { COURSE_PLACE } from './unit-places.ts';
import { writeText } from './write-text.ts';
import { writeYaml, type YamlEdit } from './write-yaml.ts';

/** Words that are to go into the course. */
export interface TakenUnit {
  current: UnitState;
  text: string;
  by: 'person' | 'machine';
  /** Hash of the source it was made from. */
  source: string;
  line: number;
}

/** Puts words into the files of a course: the new text of each file, by its path, and the units as they stand there. */
export function rewriteTexts(
  open: OpenTranslation,
  lang: string,
  taken: readonly TakenUnit[],
  refuse: (unit: TakenUnit, message: string) => void,
): { files: Map<string, string>; written: TakenUnit[] } {
  const places = new Map<UnitPlace, TakenUnit[]>();
  for (const unit of taken) {
    const units = places.get(unit.current.place) ?? [];
    places.set(unit.current.place, units);
    units.push(unit);
  }
  const files = new Map<string, string>();
  const written: TakenUnit[] = [];
  for (const [place, units] of places) {
    const isYaml = units.some(({ current }) => current.unit.at);
    const made = isYaml ? rewriteYaml(open, place, lang, units) : rewriteMarkdown(open, place, lang, units);
    const fault = isYaml ? 'its file has no place for it' : 'with it the text would fall into other blocks';
    for (const unit of made.refused) refuse(unit, fault);
    const accepted = units.filter((unit) => !made.refused.includes(unit));
    if (accepted.length === 0) continue;
    files.set(place.fileOf(lang), made.text);
    const lineEnd = made.text.includes('\r\n') ? '\r\n' : '\n';
    written.push(...accepted.map((unit) => (isYaml ? unit : { ...unit, text: unit.text.replaceAll('\n', lineEnd) })));
  }
  return { files, written };
}

interface Rewritten {
  text: string;
  refused: TakenUnit[];
}

function rewriteMarkdown(
  open: OpenTranslation,
  place: UnitPlace,
  lang: string,
  units: readonly TakenUnit[],
): Rewritten {
  const { folder, yaml } = open.course;
  const source = readText(join(folder, place.fileOf(yaml.value.source))) ?? '';
  const text = readText(join(folder, place.fileOf(lang)));
  const taken = new Map(units.map(({ current, text: words }) => [current.unit.id, words]));
  const made = writeText({ source, text, place: { path: place.path, lang }, taken }, open.lock);
  return { text: made.text, refused: units.filter(({ current }) => made.refused.includes(current.unit.id)) };
}

function rewriteYaml(open: OpenTranslation, place: UnitPlace, lang: string, units: readonly TakenUnit[]): Rewritten {
  const text = readText(join(open.course.folder, place.fileOf(lang))) ?? '';
  const edits = new Map<TakenUnit, YamlEdit>();
  const outcomes = place.path === COURSE_PLACE ? newOutcomes(open, lang, units) : undefined;
  for (const unit of units) {
    const { id, at, form } = unit.current.unit;
    const edit = id.startsWith('outcomes:') ? outcomes : undefined;
    const value = form === 'answers' ? linesOf(unit.text) : unit.text;
    if (at) edits.set(unit, edit ?? { path: at(lang), value });
  }
  const made = writeYaml(text, [...new Set(edits.values())]);
  const refused = new Set(made.refused);
  return { text: made.text, refused: units.filter((unit) => isIn(refused, edits.get(unit))) };
}

const isIn = (set: ReadonlySet<YamlEdit>, edit: YamlEdit | undefined): boolean => !edit || set.has(edit);

/** Outcomes are told apart by their order: a list that is too short is written anew, with words of the source where there are no others. */
function newOutcomes({ course }: OpenTranslation, lang: string, units: readonly TakenUnit[]): YamlEdit | undefined {
  const { outcomes, source } = course.yaml.value;
  const own = outcomes[lang] ?? [];
  const taken = new Map(units.map(({ current, text }) => [current.unit.id, text]));
  const list = (outcomes[source] ?? []).map((words, index) => taken.get(`outcomes:${index}`) ?? own[index] ?? words);
  const isLonger = list.some((_, index) => index >= own.length && taken.has(`outcomes:${index}`));
  return isLonger ? { path: ['outcomes', lang], value: list } : undefined;
}
