import { hashOf, type UnitState } from './observe-translations.ts';
import { protectedWords } from './protected-parts.ts';
import type { XliffUnit } from './read-xliff.ts';
import { blocksOf } from './text-parts.ts';
import type { TranslationUnit } from './translation-unit.ts';
import { withPlainLines } from './write-xliff.ts';
import { MACHINE_SUBSTATE } from './xliff-words.ts';

/** What becomes of a unit that came back. `source` is the hash of the words it was made from. */
export type Verdict =
  | { kind: 'take'; text: string; by: 'person' | 'machine'; source: string }
  /** The text stays, and a person has looked at it. */
  | { kind: 'confirm'; source: string }
  | { kind: 'same' }
  | { kind: 'conflict' | 'refused'; message: string };

const SAME: Verdict = { kind: 'same' };

/** A translation of more than that is none, and would only be slow to read. */
const longestOf = (source: string): number => 2000 + 10 * source.length;

/** Whether the words of a translator go into the course. A person's words are never lost, and a machine's give way to them. */
export function judgeUnit(came: XliffUnit, current: UnitState, { machine }: { machine: boolean }): Verdict {
  const { unit, lang, record, state, by } = current;
  const text = tidied(came.target ?? '', unit);
  if (text === '') return SAME;
  const now = tidied(withPlainLines(unit.targets[lang] ?? ''), unit);
  const isThere = state !== 'missing';
  const isByMachine = machine || isMarked(came);
  const isLookedAt = came.state === 'reviewed' || came.state === 'final';
  const source = sourceOf(came, unit);
  if (isThere && text === now) {
    return isLookedAt && !isByMachine && (by === 'machine' || state === 'stale') ? { kind: 'confirm', source } : SAME;
  }
  if (!isThere && came.state === 'initial' && text === withPlainLines(unit.source)) return SAME;
  const exported = came.notes.get('target');
  if (hashOf(came.target ?? '') === exported) return SAME;
  if (isThere && record?.by !== 'machine' && hashOf(withPlainLines(unit.targets[lang] ?? '')) !== exported) {
    return { kind: 'conflict', message: 'the text of the course changed after the export, and is kept' };
  }
  if (isThere && isByMachine && by === 'person') {
    return { kind: 'conflict', message: 'the text of the course is a person’s, and is kept' };
  }
  const fault = faultOf(text, unit, isThere ? now : undefined);
  return fault
    ? { kind: 'refused', message: fault }
    : { kind: 'take', text, by: isByMachine ? 'machine' : 'person', source };
}

/** The mark that a unit was exported with says nothing of a text that replaced the machine's. */
const isMarked = ({ subState, notes, state }: XliffUnit): boolean =>
  subState === MACHINE_SUBSTATE && notes.get('by') !== 'machine' && (state === 'initial' || state === 'translated');

/** Tools may have dropped the notes: then the source of the file tells whether it is still the one of the course. */
function sourceOf({ notes, source }: XliffUnit, unit: TranslationUnit): string {
  const noted = notes.get('source');
  if (noted !== undefined && /^[0-9a-f]{8}$/.test(noted)) return noted;
  return hashOf(source === withPlainLines(unit.source) ? unit.source : source);
}

function tidied(target: string, { form, source }: TranslationUnit): string {
  if (form === 'words') return target.replace(/[ \t]*\r?\n\s*/g, ' ').trim();
  if (form === 'answers') return linesOf(target).join('\n');
  if (target.trim() === '' || source !== source.trim()) return target.trim() === '' ? '' : target;
  return target.trim();
}

/** Accepted answers, one a line. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Why words cannot stand where the source's do; undefined: they can. */
function faultOf(text: string, unit: TranslationUnit, now: string | undefined): string | undefined {
  if (text.length > longestOf(unit.source)) return 'it is many times as long as its source';
  if (/\p{Surrogate}/u.test(text) || text.includes('\0')) return 'it has characters that are none';
  const wanted = protectedWords(withPlainLines(unit.source), unit);
  const found = protectedWords(text, unit);
  // A translation may have pictures and links of its own: what was there before may stay.
  const mayStay = found === wanted || (now !== undefined && found === protectedWords(now, unit));
  if (!mayStay) return `a link, code or gap was lost, added or changed: ${difference(wanted, found)}`;
  if (unit.form === 'block' || unit.form === 'footnote') {
    const [kind, own] = [kindOf(unit.source, unit), kindOf(text, unit)];
    if (kind !== own) return `it is ${own ?? 'more than one block'}, its source is ${kind}`;
  }
  return undefined;
}

/** The first thing that one has and the other has not. */
function difference(wanted: string, found: string): string {
  const [from, to] = [wanted.split('\n'), found.split('\n')];
  const lost = from.find((part) => !to.includes(part));
  const added = to.find((part) => !from.includes(part));
  return (lost || added || 'it is there more or less often').slice(0, 100);
}

/** The kind of the only block of a text; undefined where there is none, or more. */
function kindOf(text: string, { form, context }: TranslationUnit): string | undefined {
  if (form === 'footnote') return /^\[\^[^\]]+\]:/.test(text) ? 'footnote' : undefined;
  const blocks = blocksOf(text.includes('[') ? `${text}\n\n${context}` : text);
  const [only, ...others] = blocks.filter(({ range }) => range && range[0] < text.length);
  return only && others.length === 0 && only.range?.[1] === text.length ? only.kind : undefined;
}
