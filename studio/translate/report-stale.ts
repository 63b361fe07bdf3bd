import { join } from 'node:path';
import type { Report } from '../report/finding.ts';
import type { UnitState } from './observe-translations.ts';

/** One finding for each file and language in which the source changed after its translation: how much, and where first. */
export function reportStale(states: readonly UnitState[], folder: string, report: Report): void {
  const stale = new Map<string, { first: UnitState; count: number }>();
  for (const each of states.filter(({ state }) => state === 'stale')) {
    const key = `${each.place.path} ${each.lang}`;
    const { first = each, count = 0 } = stale.get(key) ?? {};
    stale.set(key, { first, count: count + 1 });
  }
  for (const { first, count } of stale.values()) {
    const { place, unit, lang } = first;
    const what = unit.at ? `${count} of its words in ${lang}` : `${count} blocks`;
    const message = `the source of ${what} changed after the translation did, first in its line ${unit.line}`;
    report('stale-translation', join(folder, place.fileOf(lang)), undefined, message);
  }
}

/** The units that a place lacks in a language. */
export function untranslatedIn(states: readonly UnitState[]): (path: string, lang: string) => ReadonlySet<string> {
  const sets = new Map<string, Set<string>>();
  for (const { place, unit, lang, state } of states) {
    if (state !== 'missing') continue;
    const key = `${place.path} ${lang}`;
    const set = sets.get(key) ?? new Set();
    sets.set(key, set.add(unit.id));
  }
  return (path, lang) => sets.get(`${path} ${lang}`) ?? new Set();
}
