// npm run bench -- studio [NAME...]: what the course studio takes in, what its packs weigh, and how long it builds.
import { type Figure, printFigures } from './support/figure.ts';

/** Each is loaded when it is its turn, so that one can be measured alone: `npm run bench -- studio edit`. */
const MEASURES: Record<string, () => Promise<Figure[]>> = {
  'imported-share': async () => (await import('./studio/imported-share.ts')).measureImportedShare(),
  'module-text': async () => (await import('./studio/module-text.ts')).measureModuleText(),
  edit: async () => (await import('./studio/edit.ts')).measureEdit(),
  catalogue: async () => (await import('./studio/catalogue.ts')).measureCatalogue(),
  'lecture-minute': async () => (await import('./studio/lecture-minute.ts')).measureLecture(),
  build: async () => (await import('./studio/build.ts')).measureBuild(),
};

const wanted = process.argv.slice(3);
for (const [name, measure] of Object.entries(MEASURES)) {
  if (wanted.length === 0 || wanted.includes(name)) printFigures(await measure());
}
