import { decodePath } from '../source/decode-path.ts';
import type { ModuleDraft } from './draft.ts';

/** Links to things of a package: the item that each leads to is known only once all of them are converted. */
export interface LateLinks {
  /** The address of a thing in a draft that is being made; undefined where the package has no such thing. */
  address: (id: string) => string | undefined;
  /** Tells the item (its `from`) that a thing became. The first one told stays. */
  lead: (id: string, from: string) => void;
  /** Puts the items' addresses in the place of the things'. */
  settle: (modules: readonly ModuleDraft[]) => ModuleDraft[];
}

const ADDRESS = /from:late\/([A-Za-z0-9%._~-]+)/g;

export function createLateLinks(isKnown: (id: string) => boolean): LateLinks {
  const items = new Map<string, string>();
  const settled = (text: string): string =>
    text.replace(ADDRESS, (address, written: string) => {
      const from = items.get(decodePath(written));
      return from === undefined ? address : `from:${from.split('/').map(encodeURIComponent).join('/')}`;
    });
  return {
    address: (id) => (isKnown(id) ? `from:late/${encodeURIComponent(id)}` : undefined),
    lead: (id, from) => {
      if (id !== '' && !items.has(id)) items.set(id, from);
    },
    settle: (modules) =>
      modules.map((module) => ({
        ...module,
        lessons: module.lessons.map((lesson) => ({ ...lesson, items: mapStrings(lesson.items, settled) })),
      })),
  };
}

/** The same data with every text in it changed. */
function mapStrings<T>(value: T, change: (text: string) => string): T;
function mapStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => mapStrings(one, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapStrings(one, change)]));
}
