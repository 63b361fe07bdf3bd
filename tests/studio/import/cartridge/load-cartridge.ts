import { cartridge } from '../../../../studio/import/cartridge/cartridge.ts';
import type { CourseDraft, ItemDraft } from '../../../../studio/import/draft.ts';
import { importEntries } from '../packages/check-draft.ts';
import { escapeXml, manifest, resource } from './make-cartridge.ts';

export type Entries = Record<string, string | Uint8Array>;
export const load = (entries: Entries) => importEntries(cartridge, entries);

/** Modules, their lessons and the kinds and titles of their items, as one reads them. */
export const outline = (draft: CourseDraft | undefined): unknown[] =>
  (draft?.modules ?? []).map(({ title, lessons }) => [
    title.fr,
    lessons.map((lesson) => [
      lesson.title.fr,
      ...lesson.items.map(({ kind, title: own }) => (own ? `${kind}: ${own.fr}` : kind)),
    ]),
  ]);
export const textOf = (one: ItemDraft | undefined): string => (one?.kind === 'text' ? (one.text.fr ?? '') : '');
export const topic = (title: string, html: string, more = '') =>
  `<topic><title>${title}</title><text texttype="text/html">${escapeXml(html)}</text>${more}</topic>`;

export const canvas = (entries: Entries, { items = '', resources = '' } = {}) =>
  load({
    'imsmanifest.xml': manifest(items, resources),
    ...entries,
  });
export const wiki = (...slugs: string[]) =>
  slugs.map((slug) => resource(`id-${slug}`, 'webcontent', `wiki_content/${slug}.html`)).join('');
