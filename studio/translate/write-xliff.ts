import { directionOf } from '../markdown/direction.ts';
import { formatXml } from '../xml/format-xml.ts';
import type { XmlNode } from '../xml/xml-node.ts';
import { hashOf, type UnitState } from './observe-translations.ts';
import { protectedParts } from './protected-parts.ts';
import type { UnitPlace } from './translation-unit.ts';
import { type OriginalData, plain, toContent } from './xliff-content.ts';
import {
  element,
  MACHINE_SUBSTATE,
  METADATA_CATEGORY,
  METADATA_NAMESPACE,
  NO_TARGET,
  onLines,
  XLIFF_NAMESPACE,
} from './xliff-words.ts';

/** What an XLIFF file is about. */
export interface XliffHead {
  course: number;
  source: string;
  lang: string;
}

/** The units of a course in one language as XLIFF 2.1 (OASIS Standard, 13 February 2018): core, and the metadata module. */
export function writeXliff({ course, source, lang }: XliffHead, states: readonly UnitState[]): string {
  const places = new Map<UnitPlace, UnitState[]>();
  for (const state of states) {
    const units = places.get(state.place) ?? [];
    places.set(state.place, units);
    units.push(state);
  }
  const files = [...places].map(([place, units]) =>
    element(
      'file',
      {
        ...{ id: fileId(place.path), original: place.fileOf(source), canResegment: 'no', 'xml:space': 'preserve' },
        ...{ srcDir: directionOf(source), trgDir: directionOf(lang) },
      },
      onLines([metadata({ course: `${course}` }), ...units.map((state) => unitElement(state, source))], 2),
    ),
  );
  const attributes = {
    ...{ xmlns: XLIFF_NAMESPACE, 'xmlns:mda': METADATA_NAMESPACE },
    ...{ version: '2.1', srcLang: source, trgLang: lang },
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${formatXml(element('xliff', attributes, onLines(files, 1)))}\n`;
}

/** The path of a thing as an NMTOKEN: its parts have no colons. */
export const fileId = (path: string): string => path.replaceAll('/', ':');

/** XML has one kind of line end; the studio gives each file its own again. */
export const withPlainLines = (text: string): string => text.replaceAll('\r\n', '\n');

function unitElement({ unit, lang, state, by }: UnitState, source: string): XmlNode {
  const data: OriginalData = new Map();
  const spell = (text: string, codes: Parameters<typeof toContent>[2]['codes']) => {
    const lines = withPlainLines(text);
    return toContent(lines, protectedParts(lines, unit), { data, codes });
  };
  const from = spell(unit.source, []);
  const target = unit.targets[lang] ?? '';
  const isThere = state !== 'missing';
  const content = isThere ? [element('target', { 'xml:lang': lang }, spell(target, from.codes).content)] : [];
  const notes = {
    source: hashOf(unit.source),
    target: isThere ? hashOf(withPlainLines(target)) : NO_TARGET,
    by: isThere ? by : NO_TARGET,
  };
  const help = HELP[unit.form];
  return element(
    'unit',
    { id: unit.id },
    onLines(
      [
        metadata(notes),
        ...(help ? [element('notes', {}, [element('note', {}, [help])])] : []),
        ...(data.size > 0 ? [originalData(data)] : []),
        element(
          'segment',
          segmentState(state, by),
          onLines([element('source', { 'xml:lang': source }, from.content), ...content], 4),
        ),
      ],
      3,
    ),
  );
}

const HELP: Partial<Record<UnitState['unit']['form'], string>> = {
  answers: 'Answers that are accepted, one a line. There may be more or fewer of them than in the source.',
};

/** What a machine made, and what a person made of a source that is another now, is to be looked at. */
function segmentState(state: UnitState['state'], by: UnitState['by']): Record<string, string> {
  if (state !== 'fresh') return { state: 'initial' };
  return by === 'machine' ? { state: 'translated', subState: MACHINE_SUBSTATE } : { state: 'final' };
}

const originalData = (data: OriginalData): XmlNode =>
  element(
    'originalData',
    {},
    [...data].map(([words, id]) => element('data', { id, 'xml:space': 'preserve' }, plain(words))),
  );

const metadata = (entries: Readonly<Record<string, string>>): XmlNode =>
  element('mda:metadata', {}, [
    element(
      'mda:metaGroup',
      { category: METADATA_CATEGORY },
      Object.entries(entries).map(([type, value]) => element('mda:meta', { type }, [value])),
    ),
  ]);
