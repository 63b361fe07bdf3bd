import type { Importer } from '../draft.ts';
import { h5pItems } from './h5p/h5p-items.ts';

/** An H5P content: simple types become items of our own, all others are kept as they came. */
export const h5p: Importer = {
  name: 'H5P',
  recognises: async ({ paths }) => paths.includes('h5p.json'),
  import: async (files, { name, report }) => {
    const content = await h5pItems(files, '', { report });
    if (!content) {
      report('no-course', 'h5p.json', undefined, 'the H5P content cannot be read');
      return undefined;
    }
    const { lang, licence, attribution, items, counts } = content;
    const title = { [lang]: content.title || name };
    return {
      draft: {
        ...{ name, source: lang, languages: [lang], machine: [], title, attribution },
        ...(licence && { licence }),
        modules: [{ key: 'content', title, lessons: [{ key: 'content', title, items }] }],
      },
      counts,
    };
  },
};
