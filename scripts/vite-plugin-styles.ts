import { join } from 'node:path';
import type { Plugin } from 'vite';

const PREFIX = '\0styles:';
const PRELOAD_HELPER = '\0vite/preload-helper.js';

/**
 * The styles that a module imports travel inside its chunk: they take no request of their own, and nothing is shown before they are there.
 * So no import has to wait for a stylesheet, and the helper that Vite wraps around dynamic imports for that has nothing left to do.
 */
export function stylesInChunks(): Plugin {
  let addStyles = '';
  return {
    name: 'caravan:styles-in-chunks',
    apply: 'build',
    enforce: 'pre',
    configResolved({ root }) {
      addStyles = join(root, 'src/ui/add-styles.ts');
    },
    async resolveId(source, importer) {
      if (!source.endsWith('.css') || !/\.tsx?$/.test(importer ?? '')) return undefined;
      const file = await this.resolve(source, importer, { skipSelf: true });
      return file && `${PREFIX}${file.id}.js`;
    },
    load(id) {
      if (id === PRELOAD_HELPER) return 'export const __vitePreload = (load) => load();';
      if (!id.startsWith(PREFIX)) return undefined;
      const file = id.slice(PREFIX.length, -'.js'.length);
      return `import { addStyles } from ${JSON.stringify(addStyles)};
import css from ${JSON.stringify(`${file}?inline`)};
addStyles(css);`;
    },
  };
}
