import type { Plugin, Rolldown } from 'vite';

/** Where code lies that a first visit can do without: it is kept once a course is on the phone (docs/decisions/what-comes-later.md). */
const LATER =
  /\/src\/(search|app\/(notes|plan|reading|terms)|features\/(carry|centre|glossary|join|notes|plan|profiles|rescue|search)|.+\/later)\//;

/** Modules that nothing else needs; known once all of them are read. */
const later = new Set<string>();

/** Finds out which modules come later: those to which every way leads through a place that does. */
export function laterCode(): Plugin {
  return {
    name: 'caravan:later-code',
    apply: 'build',
    buildEnd() {
      const all = [...this.getModuleIds()];
      const early = new Set(all.filter((id) => this.getModuleInfo(id)?.isEntry));
      for (const id of early) {
        const { importedIds = [], dynamicallyImportedIds = [] } = this.getModuleInfo(id) ?? {};
        for (const imported of [...importedIds, ...dynamicallyImportedIds])
          if (!LATER.test(imported)) early.add(imported);
      }
      later.clear();
      for (const id of all) if (!early.has(id)) later.add(id);
    },
  };
}

export const isLater = (id: string): boolean => later.has(id);

/** Whether a chunk holds nothing but what comes later. */
export const isLaterChunk = ({ moduleIds }: Pick<Rolldown.PreRenderedChunk, 'moduleIds'>): boolean =>
  moduleIds.every(isLater);
